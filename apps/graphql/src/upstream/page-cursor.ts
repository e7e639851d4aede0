/** A place in a list: that many conversations after the page's own cursor, which only the API understands. */
export interface Place {
  readonly cursor: string | null;
  readonly skip: number;
}

export function toCursor({ cursor, skip }: Place): string {
  return Buffer.from(JSON.stringify([cursor, skip])).toString('base64url');
}

/** `null` for a text that is no cursor of ours. */
export function fromCursor(text: string): Place | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [cursor, skip]: unknown[] = value;
    if (cursor !== null && typeof cursor !== 'string') return null;
    if (typeof skip !== 'number' || !Number.isInteger(skip) || skip < 0 || skip > 100) return null;
    return { cursor, skip };
  } catch {
    return null;
  }
}
