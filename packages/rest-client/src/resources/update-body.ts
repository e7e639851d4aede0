import type { ConversationUpdate } from '@parley/domain';
import { FIT, guardConversationUpdate } from '@parley/domain/guards';
import { loadExplanation } from '../drift/explanation.ts';
import { InvalidRequestError } from '../errors/invalid-request-error.ts';

/** An update that is not sent. What is wrong with it takes zod to say, which is loaded only then. */
export class RefusedUpdate {
  readonly #update: unknown;

  constructor(update: unknown) {
    this.#update = update;
  }

  async explain(): Promise<InvalidRequestError> {
    const issues = await loadExplanation().then(
      ({ explainUpdate }) => explainUpdate(this.#update),
      () => [],
    );
    const told = issues.length > 0 ? issues : [{ pointer: '', detail: 'It is no ConversationUpdate' }];
    const faults = told.map(({ pointer, detail }) => (pointer === '' ? detail : `${pointer}: ${detail}`));
    return new InvalidRequestError(
      `conversations.update was not sent, its input is wrong. ${faults.join('; ')}. Correct it and try again.`,
      told,
    );
  }
}

/** Checks strictly and writes: null stays null, `undefined` is left out, `{}` stays `{}`. Throws {@link RefusedUpdate}. */
export function toUpdateBody(update: ConversationUpdate): string {
  if (guardConversationUpdate(update) === FIT.NONE) throw new RefusedUpdate(update);
  const { status, user_id, snooze_until } = update;
  return JSON.stringify({ status, user_id, snooze_until });
}
