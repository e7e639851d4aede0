import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { words } from './language/words.ts';
import { Message } from './message.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
  /** Shown in place of the message, where a message would not fit. */
  readonly fallback?: ReactNode;
}

/** Keeps a part that breaks, or whose code does not arrive, from taking the page with it. */
export class Boundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    if (this.props.fallback !== undefined) return this.props.fallback;
    return (
      <Message
        title={words.app.broken}
        icon={<TriangleAlert size={20} />}
        actions={[{ label: words.app.loadAgain, run: () => location.reload() }]}
      >
        {words.app.brokenBecause}
      </Message>
    );
  }
}
