import { ListSkeleton } from '../features/list/list-skeleton.tsx';
import { words } from '../lib/language/words.ts';
import { Brand } from './brand.tsx';

/** The frame of the inbox while it is not known yet who is signed in. */
export function LoadingPage() {
  return (
    <main className="frame" aria-busy="true">
      <p className="visually-hidden" role="status">
        {words.app.loading}
      </p>
      <div className="frame-bar">
        <Brand />
      </div>
      <ListSkeleton />
    </main>
  );
}
