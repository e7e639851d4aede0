import { ListSkeleton } from '../features/list/list-skeleton.tsx';
import { messages } from '../lib/language/messages.ts';
import { Brand } from './brand.tsx';

/** The frame of the inbox while it is not known yet who is signed in. */
export function LoadingPage() {
  return (
    <main className="frame" aria-busy="true">
      <p className="visually-hidden" role="status">
        {messages.app.loading}
      </p>
      <div className="frame-bar">
        <Brand />
      </div>
      <ListSkeleton />
    </main>
  );
}
