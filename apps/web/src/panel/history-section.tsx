import { lazy, Suspense, useState } from 'react';
import { Boundary } from '../boundary.tsx';
import { words } from '../language/words.ts';
import { useInbox } from '../session/inbox-context.tsx';
import css from './history.module.css';
import panel from './panel.module.css';

const History = lazy(() => import('./history.tsx').then((module) => ({ default: module.History })));

/** Closed at first: neither its code nor its data is loaded before somebody wants to know. */
export function HistorySection({ id, version }: { id: string; version: string | null }) {
  const { capabilities } = useInbox();
  const [isOpen, setIsOpen] = useState(false);
  if (!capabilities.history) return null;
  return (
    <section className={panel.section}>
      <h3 className={panel.sectionTitle}>{words.history.title}</h3>
      <button type="button" className={css.button} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? words.history.hide : words.history.show}
      </button>
      {isOpen && (
        <Boundary fallback={<p>{words.history.failed}</p>}>
          <Suspense fallback={<p role="status">{words.history.loading}</p>}>
            <History id={id} version={version} />
          </Suspense>
        </Boundary>
      )}
    </section>
  );
}
