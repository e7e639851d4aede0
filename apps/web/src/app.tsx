import { useMemo, useSyncExternalStore } from 'react';
import { Provider } from 'urql';
import { Boundary } from './boundary.tsx';
import { askAhead } from './graphql/ask-ahead.ts';
import { createInboxClient } from './graphql/client.ts';
import { useLanguage } from './language/use-language.ts';
import { words } from './language/words.ts';
import { lazyPart } from './lazy/lazy-part.tsx';
import { LoadingPage } from './loading-page.tsx';
import { session } from './session/session-store.ts';
import { SignedIn } from './session/signed-in.tsx';

// Most visits begin signed in.
const SignIn = lazyPart(() => import('./session/sign-in.tsx').then((module) => module.SignIn), {
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
