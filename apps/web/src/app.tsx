import { useMemo, useSyncExternalStore } from 'react';
import { Provider } from 'urql';
import { Boundary } from './boundary.tsx';
import { createInboxClient } from './graphql/client.ts';
import { session } from './session/session-store.ts';
import { SignIn } from './session/sign-in.tsx';
import { SignedIn } from './session/signed-in.tsx';

export function App() {
  const { token, reason } = useSyncExternalStore(session.subscribe, session.get);
  return (
    <Boundary>{token === null ? <SignIn reason={reason} /> : <Session key={token} token={token} />}</Boundary>
  );
}

// One client per session, so that nothing of one person is left for the next.
function Session({ token }: { token: string }) {
  const client = useMemo(
    () => createInboxClient(token, () => session.signOut('Your session has ended. Sign in again to go on.')),
    [token],
  );
  return (
    <Provider value={client}>
      <SignedIn />
    </Provider>
  );
}
