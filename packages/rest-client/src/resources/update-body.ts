import type { ConversationUpdate } from '@parley/domain';
import { guardConversationUpdate } from '@parley/domain/guards';
import { loadExplanation } from '../drift/explanation.ts';
import { InvalidRequestError } from '../errors/invalid-request-error.ts';

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
export function toUpdateBody(update: ConversationUpdate): string {
  if (!guardConversationUpdate(update)) throw new RefusedUpdate(update);
  const { status, user_id, snooze_until } = update;
  return JSON.stringify({ status, user_id, snooze_until });
}
