import { useMemo, useSyncExternalStore } from 'react';
import { Provider } from 'urql';
import { askAhead } from '../conversation-sync/graphql/ask-ahead.ts';
import { createInboxClient } from '../conversation-sync/graphql/client.ts';
import { session } from '../conversation-sync/session/session-store.ts';
import { useLanguage } from '../lib/language/use-language.ts';
import { words } from '../lib/language/words.ts';
import { Boundary } from '../ui/lazy/boundary.tsx';
import { lazyPart } from '../ui/lazy/lazy-part.tsx';
import { LoadingPage } from './loading-page.tsx';
import { SignedIn } from './signed-in.tsx';

// Most visits begin signed in.
const SignIn = lazyPart(() => import('../features/session/sign-in.tsx').then((module) => module.SignIn), {
  loading: () => <LoadingPage />,
});

export function App() {
  useLanguage();
  const { token, reason } = useSyncExternalStore(session.subscribe, session.get);
  return (
    <Boundary>{token === null ? <SignIn reason={reason} /> : <Session key={token} token={token} />}</Boundary>
  );
}

// One client per session, so that nothing of one person is left for the next.
function Session({ token }: { token: string }) {
  const client = useMemo(() => {
    const ended = () => session.signOut(() => words.session.ended);
    return askAhead(createInboxClient(token, ended));
  }, [token]);
  return (
    <Provider value={client}>
      <SignedIn />
    </Provider>
  );
}
