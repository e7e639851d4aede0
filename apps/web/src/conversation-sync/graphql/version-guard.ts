interface Versioned {
  readonly id: string;
  readonly version: string;
}

/**
 * Takes out of answers what is older than what was seen before, since answers may overtake one another. What it leaves
 * out of a conversation the cache keeps as it was; fields of which nothing newer is known stay. Versions that are no
 * numbers tell no order, and then everything stays.
 */
export function createVersionGuard(): <T>(answer: T) => T {
  /** By conversation: the newest version in which such a set of fields was seen. */
  const seen = new Map<string, Map<string, string>>();
  // The same few sets again and again: each is kept once.
  const selections = new Map<string, string>();

  function guard<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    if (isVersioned(value)) return withoutOlder(value);
    const parts = Object.entries(value);
    const guarded = parts.map(([key, part]) => [key, guard(part)] as const);
    if (guarded.every(([, part], at) => part === parts[at]?.[1])) return value;
    return (Array.isArray(value) ? guarded.map(([, part]) => part) : Object.fromEntries(guarded)) as T;
  }

  function withoutOlder<T extends Versioned>(conversation: T): T {
    const { id, version } = conversation;
    const fields = Object.keys(conversation).join();
    const selection = selections.get(fields) ?? fields;
    selections.set(selection, selection);
    const known = seen.get(id) ?? new Map<string, string>();
    seen.set(id, known);
    const newer = [...known].filter(([, newest]) => isNewer(newest, version)).map(([names]) => names);
    if (!isNewer(known.get(selection) ?? '', version)) known.set(selection, version);
    if (newer.length === 0) return conversation;
    const old = new Set(newer.join().split(','));
    const left = Object.entries(conversation).filter(
      ([name]) => name === '__typename' || name === 'id' || !old.has(name),
    );
    return Object.fromEntries(left) as T;
  }

  return guard;
}

function isVersioned(value: object): value is Versioned {
  return (
    '__typename' in value &&
    value.__typename === 'Conversation' &&
    'id' in value &&
    'version' in value &&
    typeof value.version === 'string'
  );
}

const NUMBER = /^(0|[1-9]\d*)$/;

/** As text: a version may have more digits than a number of JavaScript holds. */
function isNewer(one: string, other: string): boolean {
  if (!NUMBER.test(one) || !NUMBER.test(other)) return false;
  return one.length === other.length ? one > other : one.length > other.length;
}
