import { useMutation } from 'urql';
import { graphql } from './generated';
import type { CardQuery } from './generated/graphql';

const Finish = graphql(`
  mutation Finish($input: UpdateConversationInput!) {
    updateConversation(input: $input) {
      __typename
      ... on UpdateConversationSuccess {
        conversation {
          id
          status
        }
      }
      ... on ConversationConflict {
        current {
          id
          status
          user {
            id
            name
          }
        }
      }
      ... on Error {
        code
        message
      }
    }
  }
`);

/** Finishes the conversation as it is shown; if it is no longer so, says that and shows what it is. */
export function FinishButton({ conversation }: { conversation: NonNullable<CardQuery['conversation']> }) {
  const [{ fetching, data, error }, finish] = useMutation(Finish);
  const { id, status } = conversation;
  const result = data?.updateConversation;
  const problem = error?.message ?? (result && 'message' in result ? result.message : null);

  const onClick = () => {
    // A key for each click: a retry of the request does nothing twice, and two clicks are two requests for urql.
    const idempotencyKey = crypto.randomUUID();
    finish({ input: { id, status: 'DONE', expected: { status }, idempotencyKey } });
  };
  return (
    <>
      <button type="button" disabled={fetching || status === 'DONE'} onClick={onClick}>
        Done
      </button>
      {problem && <p role="alert">{problem}</p>}
    </>
  );
}
