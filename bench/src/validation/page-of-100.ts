import { CONVERSATION } from '../rest-client/conversation.ts';

/** A hundred conversations, as parsed from an answer. */
export function makePage(): unknown[] {
  return JSON.parse(
    JSON.stringify(Array.from({ length: 100 }, (_, id) => ({ ...CONVERSATION, id: id + 1 }))),
  );
}
