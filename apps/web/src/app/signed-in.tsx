import { useQuery } from 'urql';
import { describeError } from '../conversation-sync/graphql/request-error.ts';
import { session } from '../conversation-sync/session/session-store.ts';
import { ViewerDocument } from '../generated/graphql.ts';
import { messages } from '../lib/language/messages.ts';
import { Message } from '../ui/message/message.tsx';
import { InboxPage } from './inbox-page.tsx';
import { InboxProvider } from './inbox-provider.tsx';
import { LoadingPage } from './loading-page.tsx';

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
      <h1 className="visually-hidden">{messages.app.name}</h1>
      <Message
        title={messages.app.notStarted}
        actions={[
          { label: messages.app.tryAgain, run: () => again({ requestPolicy: 'network-only' }) },
          { label: messages.app.signOut, run: () => session.signOut() },
        ]}
      >
        {describeError(error)}
      </Message>
    </main>
  );
}
