import { useQuery } from 'urql';
import { FinishButton } from './finish-button';
import { graphql } from './generated';

const Card = graphql(`
  query Card($id: ID!) {
    conversation(id: $id) {
      id
      status
      customer {
        name
      }
      user {
        id
        name
      }
    }
  }
`);

export function ConversationCard({ id }: { id: string }) {
  const [{ data, error }] = useQuery({ query: Card, variables: { id } });
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p>Loading …</p>;
  if (!data.conversation) return <p role="alert">There is no conversation {id}.</p>;
  const { customer, user, status } = data.conversation;
  return (
    <article>
      <h1>{customer?.name}</h1>
      <p>
        {status}, {user?.name ?? 'nobody'}
      </p>
      <FinishButton conversation={data.conversation} />
    </article>
  );
}
