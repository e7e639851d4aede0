// Assigns a conversation to a user: npm run assign <conversation> <user>, with --undo to take it back at once.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ask } from './ask.ts';
import { type UpdateConversationInput, UpdateWithUndoDocument } from './generated/graphql.ts';
import { toInput } from './to-input.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { undo: { type: 'boolean' } } });
const [id, userId] = positionals;
if (!id || !userId) throw new Error('Say which conversation and which user: npm run assign 1 2');

const undo = await update({ id, userId });
if (values.undo && undo) await update(toInput(undo));

/** Carries an update out and says what became of it; answers the way back, where there is one. */
async function update(input: UpdateConversationInput) {
  // A key of its own: if you repeat this request after a lost answer, the gateway does not do it twice.
  const idempotencyKey = randomUUID();
  const { updateConversation: result } = await ask(UpdateWithUndoDocument, {
    input: { ...input, idempotencyKey },
  });
  if (result.__typename !== 'UpdateConversationSuccess') {
    console.error(`${result.code}: ${result.message}`);
    process.exitCode = 1;
    return null;
  }
  const { conversation, changed } = result;
  console.log(
    `Conversation ${conversation.id} ${changed ? 'now has' : 'already had'} user ${conversation.user?.id ?? 'none'} and is ${conversation.status}.`,
  );
  return result.undo;
}
