import CircleHelp from 'lucide-react/icons/circle-question-mark';
import LogOut from 'lucide-react/icons/log-out';
import type { ReactNode } from 'react';
import { useInbox } from '../conversation-sync/inbox-context.tsx';
import { signOut } from '../features/session/sign-out.ts';
import { Settings } from '../features/settings/settings.tsx';
import { messages } from '../lib/language/messages.ts';
import { Avatar } from '../ui/avatar/avatar.tsx';
import { Button } from '../ui/button/button.tsx';
import { lazyPart } from '../ui/lazy/lazy-part.tsx';
import { Brand } from './brand.tsx';
import css from './header.module.css';

// Nothing waits for longer than a moment at first.
const Unsaved = lazyPart(() => import('./notices.tsx').then((module) => module.Unsaved), {
  lost: () => null,
});

export function Header({ onHelp, children }: { onHelp: () => void; children: ReactNode }) {
  const inbox = useInbox();
  const { viewer } = inbox;
  return (
    <header className={css.header}>
      <Brand />
      {children}
      <span className={css.space} />
      <Unsaved />
      <Button
        look="icon"
        onClick={onHelp}
        aria-keyshortcuts="?"
        aria-label={messages.app.help}
        title={messages.app.helpKey}
      >
        <CircleHelp size={17} aria-hidden="true" />
      </Button>
      <Settings />
      {viewer && (
        <span className={css.viewer}>
          <Avatar name={viewer.name} id={viewer.id} size="sm" />
          <bdi className={css.name}>{viewer.name ?? messages.conversation.user(viewer.id)}</bdi>
        </span>
      )}
      <Button
        look="icon"
        onClick={() => void signOut(inbox)}
        aria-label={messages.app.signOut}
        title={messages.app.signOut}
      >
        <LogOut size={16} className="pointing" aria-hidden="true" />
      </Button>
    </header>
  );
}
