import { useMemo } from 'react';
import { Provider } from 'urql';
import { createInboxClient } from '../conversation-sync/graphql/client.ts';
import { prefetchQueries } from '../conversation-sync/graphql/prefetch-queries.ts';
import { session } from '../conversation-sync/session/session-store.ts';
import { messages } from '../lib/language/messages.ts';
import { useLanguage } from '../lib/language/use-language.ts';
import { useStore } from '../lib/store/use-store.ts';
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
  const { token, reason } = useStore(session);
  return (
    <Boundary>{token === null ? <SignIn reason={reason} /> : <Session key={token} token={token} />}</Boundary>
  );
}

// One client per session, so that nothing of one person is left for the next.
function Session({ token }: { token: string }) {
  const client = useMemo(() => {
    const ended = () => session.signOut(() => messages.session.ended);
    return prefetchQueries(createInboxClient(token, ended));
  }, [token]);
  return (
    <Provider value={client}>
      <SignedIn />
    </Provider>
  );
}
