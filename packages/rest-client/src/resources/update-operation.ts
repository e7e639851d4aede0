import type { Conversation, ConversationUpdate } from '@parley/domain';
import { checkInteger } from '../check-integer.ts';
import type { UpdateOptions } from '../client-options.ts';
import { CONVERSATION, type Inspection } from '../drift/inspection.ts';
import { MAX_ITEM_BYTES, type Operation } from '../operation.ts';
import type { JsonObject } from '../read-json.ts';
import { toGuardHeaders } from './guard-headers.ts';
import { toUpdateBody } from './update-body.ts';

/** The one operation of the documented API: `PATCH /conversations/{id}`. */
export function toUpdateOperation(
  id: number,
  update: ConversationUpdate,
  options: Pick<UpdateOptions, 'ifMatch' | 'idempotencyKey' | 'idempotencyKeys'>,
): Operation<Conversation> {
  return {
    name: 'conversations.update',
    method: 'PATCH',
    route: '/conversations/{id}',
    replay: 'keyed',
    path: `/conversations/${checkInteger(id, '/id')}`,
    body: toUpdateBody(update),
    headers: toGuardHeaders(options),
    idempotencyKeys: options.idempotencyKeys,
    maxResponseBytes: MAX_ITEM_BYTES,
    read: readConversation,
  };
}

/** One conversation, compared with its schema. */
export function readConversation(body: JsonObject, inspection: Inspection | null): Conversation {
  inspection?.check(CONVERSATION, body);
  return body;
}
