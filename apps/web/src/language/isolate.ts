/** A name or a text of others inside of a sentence, where no element can keep its direction apart from ours. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
