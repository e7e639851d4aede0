/**
 * Whether a JSON text names a member of an object twice: readers differ in which one they take (RFC 8725, section 2.4).
 * `text` is known to be JSON, and `parsed` is what it says. Outside of texts, each colon stands for one member.
 */
export function hasDuplicateMembers(text: string, parsed: unknown): boolean {
  const written = text.replace(/"(?:[^"\\]|\\.)*"/gs, '').split(':').length - 1;
  return written !== countMembers(parsed);
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const items: readonly unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : items.length;
  return items.reduce<number>((sum, item) => sum + countMembers(item), own);
}
