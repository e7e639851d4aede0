import { ConversationUpdate } from '@parley/domain';
import { InvalidRequestError } from '../errors/invalid-request-error.ts';

/** Checks strictly and writes: null stays null, `undefined` is left out, `{}` stays `{}`. */
export function toUpdateBody(update: ConversationUpdate): string {
  const checked = ConversationUpdate.safeParse(update);
  if (checked.success) return JSON.stringify(checked.data);
  const issues = checked.error.issues.map((issue) => ({
    pointer: issue.path.map((key) => `/${String(key)}`).join(''),
    detail: issue.message,
  }));
  const faults = issues.map(({ pointer, detail }) => (pointer === '' ? detail : `${pointer}: ${detail}`));
  throw new InvalidRequestError(
    `conversations.update was not sent, its input is wrong. ${faults.join('; ')}. Correct it and try again.`,
    issues,
  );
}
