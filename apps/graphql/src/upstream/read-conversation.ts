import type { GatewayContext } from '../context.ts';
import { ExpectedError } from '../failures/expected-error.ts';
import type { ConversationObject } from './conversation.ts';
import { toId } from './read.ts';

/** `null` when there is none; what is no id names none. */
export async function readConversation(
  context: GatewayContext,
  askedId: string,
): Promise<ConversationObject | null> {
  const client = context.upstream();
  const id = toId(askedId);
  if (id === null) return null;
  const reading = await context.read(client, id, await context.capabilities());
  if (reading.kind === 'found') return reading.conversation;
  if (reading.kind === 'missing') return null;
  throw new ExpectedError(
    'READ_UNSUPPORTED',
    'The API behind this gateway cannot be read; its conversations are only seen in the answers to updates.',
  );
}
