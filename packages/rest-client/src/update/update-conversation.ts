import type { Conversation, ConversationUpdate } from '@parley/domain';
import type { Call } from '../call.ts';
import type { UpdateOptions as AllUpdateOptions } from '../client-options.ts';
import { toUpdateOperation } from '../resources/update-operation.ts';
import type { Connection } from './connect.ts';

/** What can be said per update: all but further headers, and what middleware or a gateway says. */
export type UpdateOptions = Omit<
  AllUpdateOptions,
  'headers' | 'context' | 'idempotencyFingerprint' | 'impliedFields'
>;

/**
 * Changes status, user or snooze in one request, exactly as `client.conversations.update` does. Absent or `undefined`
 * keeps, `user_id: null` unassigns, `snooze_until: null` wakes, `{}` changes nothing.
 */
export function updateConversation(
  connection: Connection,
  id: number,
  update: ConversationUpdate,
  options: UpdateOptions = {},
): Call<Conversation> {
  return connection.run(options, () => toUpdateOperation(id, update, options));
}
