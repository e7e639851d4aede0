import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { describeError } from '../../conversation-sync/graphql/request-error.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { ConversationHistoryDocument } from '../../generated/graphql.ts';
import { messages } from '../../lib/language/messages.ts';
import { useCarriedState } from '../../lib/state/use-carried-state.ts';
import { TimeAgo } from '../../lib/time/time-ago.tsx';
import { Button } from '../../ui/button/button.tsx';
import { describeCause, describeChange } from './describe-history.ts';
import css from './history.module.css';

interface HistoryProps {
  readonly id: string;
  /** Changes with the conversation; null where the API has no versions. */
  readonly version: string | null;
}

/** Who changed what, and why, newest first. */
export function History({ id, version }: HistoryProps) {
  return (
    <ol className={css.list}>
      <Page id={id} version={version} after={null} />
    </ol>
  );
}

/** A page, and below it those that were asked for; each begins where the one above ends, so that none is skipped. */
function Page({ id, version, after }: HistoryProps & { readonly after: string | null }) {
  const { nameOf } = useInbox();
  const [{ data, error }, again] = useQuery({
    query: ConversationHistoryDocument,
    variables: { id, after },
    requestPolicy: 'cache-and-network',
  });
  const [goesOn, setGoesOn] = useState(false);
  const readAt = useRef(version);
  useEffect(() => {
    if (readAt.current === version) return;
    readAt.current = version;
    if (after === null) again({ requestPolicy: 'network-only' });
  }, [version, after, again]);

  const fresh = data?.conversation?.history;
  const [page] = useCarriedState(fresh, (before) => fresh ?? before);

  if (!page && !error) return <li className={css.more}>{messages.history.loading}</li>;
  const end = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  return (
    <>
      {page?.nodes.map((entry) => (
        <li key={entry.id} className={css.entry}>
          <span className={css.what}>{describeChange(entry, nameOf)}</span>
          <span className={css.who}>
            <bdi>{describeCause(entry, nameOf)}</bdi>
            {entry.at && (
              <>
                <span>{' · '}</span>
                <TimeAgo at={entry.at} />
              </>
            )}
          </span>
        </li>
      ))}
      {page?.nodes.length === 0 && after === null && <li className={css.more}>{messages.history.nothing}</li>}
      {error && (
        <li className={css.more} role="status">
          <span>{describeError(error)}</span>{' '}
          <Button look="link" className={css.button} onClick={() => again({ requestPolicy: 'network-only' })}>
            {messages.app.tryAgain}
          </Button>
        </li>
      )}
      {end !== null && goesOn && <Page id={id} version={version} after={end} />}
      {end !== null && !goesOn && (
        <li className={css.more}>
          <Button look="link" className={css.button} onClick={() => setGoesOn(true)}>
            {messages.history.older}
          </Button>
        </li>
      )}
    </>
  );
}
