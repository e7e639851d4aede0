/** Texts by key, each for a limited time: in this process, or shared by several. */
export interface KeyValues {
  get(key: string): Promise<string | null>;
  /** False = there is a value already, and it stays. */
  add(key: string, value: string, ms: number): Promise<boolean>;
  /** Puts `to` (`null` = nothing) where `from` is; false = something else is there, and it stays. */
  swap(key: string, from: string, to: string | null, ms: number): Promise<boolean>;
}

const MAX_ENTRIES = 10_000;
const MAX_CHARACTERS = 64 * 1024 * 1024;

interface Entry {
  readonly value: string;
  readonly until: number;
}

/** Bounded: when it is full, what was put in first goes first. */
export function createMemoryKeyValues(now: () => number): KeyValues {
  const entries = new Map<string, Entry>();
  let characters = 0;

  function find(key: string): string | null {
    const entry = entries.get(key);
    if (entry === undefined) return null;
    if (now() < entry.until) return entry.value;
    remove(key);
    return null;
  }

  function remove(key: string): void {
    characters -= entries.get(key)?.value.length ?? 0;
    entries.delete(key);
  }

  function put(key: string, value: string, ms: number): void {
    remove(key);
    entries.set(key, { value, until: now() + ms });
    characters += value.length;
    for (const oldest of entries.keys()) {
      if (entries.size <= MAX_ENTRIES && characters <= MAX_CHARACTERS) break;
      remove(oldest);
    }
  }

  return {
    async get(key) {
      return find(key);
    },
    async add(key, value, ms) {
      if (find(key) !== null) return false;
      put(key, value, ms);
      return true;
    },
    async swap(key, from, to, ms) {
      if (find(key) !== from) return false;
      if (to === null) remove(key);
      else put(key, to, ms);
      return true;
    },
  };
}
