import { lazy, Suspense, useState } from 'react';
import { Boundary } from '../boundary.tsx';
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
      <h3 className={panel.sectionTitle}>History</h3>
      <button type="button" className={css.button} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? 'Hide what changed' : 'Show what changed'}
      </button>
      {isOpen && (
        <Boundary fallback={<p>The history did not load. Close and open it again.</p>}>
          <Suspense fallback={<p role="status">Loading…</p>}>
            <History id={id} version={version} />
          </Suspense>
        </Boundary>
      )}
    </section>
  );
}
