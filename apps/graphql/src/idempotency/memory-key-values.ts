import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { KeyValues, OwnedKey } from './key-values.ts';

/** How much is kept in all. */
export interface KeyBounds {
  readonly entries: number;
  readonly bytes: number;
}

const BOUNDS: KeyBounds = { entries: 200_000, bytes: 128 * 1024 * 1024 };
/** Shorter ones gain nothing by being packed. */
const PACKED_FROM = 512;

interface Entry {
  readonly owner: string;
  /** One byte a character where it is packed. */
  readonly stored: string;
  readonly packed: boolean;
  readonly until: number;
}

/**
 * In this process. Bounded: nothing is given up before its time, so when there is no room, what is new is refused. An
 * owner may have as much as is free: the one who takes most leaves half to all others, and n of them leave an (n+1)th
 * part.
 */
export function createMemoryKeyValues(
  bounds = BOUNDS,
  now: () => number = () => performance.now(),
): KeyValues {
  const entries = new Map<string, Entry>();
  const shares = new Map<string, KeyBounds>();
  let bytes = 0;

  function find(name: string): string | null {
    const entry = entries.get(name);
    if (entry === undefined) return null;
    if (now() < entry.until) return unpack(entry);
    remove(name);
    return null;
  }

  function remove(name: string): void {
    const entry = entries.get(name);
    if (entry === undefined) return;
    entries.delete(name);
    count(entry, -1);
  }

  function count({ owner, stored }: Entry, sign: 1 | -1): void {
    const share = shares.get(owner) ?? { entries: 0, bytes: 0 };
    const size = sign * stored.length;
    bytes += size;
    if (share.entries + sign === 0) shares.delete(owner);
    else shares.set(owner, { entries: share.entries + sign, bytes: share.bytes + size });
  }

  function put({ owner, name }: OwnedKey, value: string, ms: number): void {
    remove(name);
    const entry = { owner, ...pack(value), until: now() + ms };
    entries.set(name, entry);
    count(entry, 1);
  }

  /** What is over stands first: each value that is put is put last, and nearly all are kept for as long. */
  function forgetOld(): void {
    for (const [name, { until }] of entries) {
      if (now() < until) break;
      remove(name);
    }
  }

  function hasRoom(owner: string): boolean {
    const share = shares.get(owner) ?? { entries: 0, bytes: 0 };
    return share.entries < bounds.entries - entries.size && share.bytes < bounds.bytes - bytes;
  }

  return {
    async get({ name }) {
      return find(name);
    },
    async add(key, value, ms) {
      if (find(key.name) !== null) return 'taken';
      forgetOld();
      if (!hasRoom(key.owner)) return 'full';
      put(key, value, ms);
      return 'added';
    },
    async swap(key, from, to, ms) {
      const found = find(key.name);
      if (found !== null && found !== from) return false;
      if (to === null) remove(key.name);
      else put(key, to, ms);
      return true;
    },
  };
}

function pack(value: string): Pick<Entry, 'stored' | 'packed'> {
  if (value.length < PACKED_FROM) return { stored: value, packed: false };
  return { stored: deflateRawSync(value, { level: 1 }).toString('latin1'), packed: true };
}

function unpack({ stored, packed }: Entry): string {
  return packed ? inflateRawSync(Buffer.from(stored, 'latin1')).toString() : stored;
}
