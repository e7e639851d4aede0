/** A name or a text of others inside of a sentence, where no element can keep its direction apart from ours. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** The same for the name of a file: whatever its letters, its ending stands at its end. */
export function leftToRight(name: string): string {
  return name && `\u2066${name}\u2069`;
}
