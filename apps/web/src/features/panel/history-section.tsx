import { useState } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { messages } from '../../lib/language/messages.ts';
import { Button } from '../../ui/button/button.tsx';
import { lazyPart } from '../../ui/lazy/lazy-part.tsx';
import css from './history.module.css';
import panel from './panel.module.css';

const History = lazyPart(() => import('./history.tsx').then((module) => module.History), {
  loading: () => <p role="status">{messages.history.loading}</p>,
  lost: () => <p role="status">{messages.history.failed}</p>,
});

/** Closed at first: neither its code nor its data is loaded before somebody wants to know. */
export function HistorySection({ id, version }: { id: string; version: string | null }) {
  const { capabilities } = useInbox();
  const [isOpen, setIsOpen] = useState(false);
  if (!capabilities.history) return null;
  return (
    <section className={panel.section}>
      <h3 className={panel.sectionTitle}>{messages.history.title}</h3>
      <Button look="link" className={css.button} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? messages.history.hide : messages.history.show}
      </Button>
      {isOpen && <History id={id} version={version} />}
    </section>
  );
}
