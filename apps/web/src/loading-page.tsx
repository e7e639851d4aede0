import { words } from './language/words.ts';
import { ListSkeleton } from './list/list-skeleton.tsx';
import css from './loading-page.module.css';

/** The frame of the inbox while it is not known yet who is signed in. */
export function LoadingPage() {
  return (
    <main className={css.page} aria-busy="true">
      <p className="visually-hidden" role="status">
        {words.app.loading}
      </p>
      <div className={css.bar} />
      <ListSkeleton />
    </main>
  );
}
