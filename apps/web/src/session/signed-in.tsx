import { useQuery } from 'urql';
import { ViewerDocument } from '../generated/graphql.ts';
import { describeError } from '../graphql/request-error.ts';
import { InboxPage } from '../inbox-page.tsx';
import { words } from '../language/words.ts';
import { LoadingPage } from '../loading-page.tsx';
import { Message } from '../message.tsx';
import { InboxProvider } from './inbox-provider.tsx';
import { session } from './session-store.ts';

/** Finds out who is signed in before anything else is asked for. */
export function SignedIn() {
  const [{ data, error }, again] = useQuery({ query: ViewerDocument });
  if (data) {
    return (
      <InboxProvider me={data}>
        <InboxPage />
      </InboxProvider>
    );
  }
  if (!error) return <LoadingPage />;
  return (
    <main>
      <h1 className="visually-hidden">{words.app.name}</h1>
      <Message
        title={words.app.notStarted}
        actions={[
          { label: words.app.tryAgain, run: () => again({ requestPolicy: 'network-only' }) },
          { label: words.app.signOut, run: () => session.signOut() },
        ]}
      >
        {describeError(error)}
      </Message>
    </main>
  );
}
