import { Component, type ReactNode } from 'react';
import { PartLost } from './part-lost.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
  /** Shown in place of the message, where a message would not fit. */
  readonly fallback?: (again: () => void) => ReactNode;
}

const MAX_FAILURES = 3;
const FAILURE_WINDOW_MS = 10_000;

/**
 * Keeps a part that breaks from taking the page with it. It is mounted anew at once, since what broke is often the
 * page's doing and not its own: translators and extensions change the text under it. What breaks again and again stays
 * away until somebody asks for it.
 */
export class Boundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };
  private failures: readonly number[] = [];

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(): void {
    const now = performance.now();
    this.failures = [...this.failures.filter((then) => now - then < FAILURE_WINDOW_MS), now];
    if (this.failures.length <= MAX_FAILURES) this.again();
  }

  private readonly again = (): void => this.setState({ broken: false });

  override render(): ReactNode {
    const { children, fallback } = this.props;
    if (!this.state.broken) return children;
    return fallback ? fallback(this.again) : <PartLost again={this.again} />;
  }
}
