import { isDeepStrictEqual } from 'node:util';

/**
 * Whether two answers say the same in spite of how each gateway writes it: numbers as text, members of enums in
 * capitals, null for what is absent. The order of properties says nothing.
 */
export function isSameAnswer(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== null);
    return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]));
  }
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return Date.parse(text);
  return text.toLowerCase().replaceAll('_', '-');
}
