import type { Conversation, ConversationUpdate } from '@parley/domain';
import { guardConversationUpdate } from '@parley/domain/guards';
import type { UpdateOptions } from '../call-options.ts';
import { InvalidRequestError } from '../errors/client.ts';
import { checkInteger } from '../limits.ts';
import { toGuardHeaders } from '../request/headers.ts';
import type { JsonObject } from '../request/json-body.ts';
import { MAX_ITEM_BYTES, type Operation } from '../request/operation.ts';
import { loadExplanation } from '../validation/report-drift.ts';
import { CONVERSATION, type Inspection } from '../validation/validation.ts';

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

/** An update that is not sent. What is wrong with it takes zod to say, which is loaded only then. */
export class RefusedUpdate {
  readonly #update: unknown;

  constructor(update: unknown) {
    this.#update = update;
  }

  async explain(): Promise<InvalidRequestError> {
    const explained = await loadExplanation().then(
      ({ explainUpdate }) => explainUpdate(this.#update),
      () => null,
    );
    const { detail, issues } = explained ?? UNEXPLAINED;
    return new InvalidRequestError(`Nothing was sent. ${detail}.`, issues);
  }
}

const UNEXPLAINED = { detail: 'It is no such update', issues: [] };

/** Checks strictly and writes: null stays null, `undefined` is left out, `{}` stays `{}`. Throws {@link RefusedUpdate}. */
function toUpdateBody(update: ConversationUpdate): string {
  if (!guardConversationUpdate(update)) throw new RefusedUpdate(update);
  const { status, user_id, snooze_until } = update;
  return JSON.stringify({ status, user_id, snooze_until });
}
