import { hash } from 'node:crypto';
import { createLocalJWKSet, errors, type JSONWebKeySet, type LocalJWKSet } from 'jose';

const FRESH_MS = 10 * 60_000;
const COOL_DOWN_MS = 10_000;
const FETCH_MS = 5_000;
const MAX_BYTES = 1024 * 1024;
const FIRST_COOL_DOWN_MS = 1_000;
const MAX_MISSING = 1_000;

/** Fetches the set; what it throws means that there is none to be had just now. */
export type FetchKeySet = () => Promise<JSONWebKeySet>;

/** Whether a key is the issuer's cannot be told before it can be asked again. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('The key set of the issuer cannot be fetched right now.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * Keeps the issuer's keys. A key that is not among them makes it ask again, but no sooner than ten seconds after the
 * last time, whatever strangers write into their tokens; until then nobody can tell whether such a key is new or
 * invented, unless it was missing the last time already. An issuer that cannot be asked leaves the known keys as they
 * are; one that answers without a key takes it out of use, within ten minutes of somebody's coming.
 */
export function createKeySet(fetchKeySet: FetchKeySet, now: () => number): LocalJWKSet {
  let known: LocalJWKSet | null = null;
  let before: LocalJWKSet | null = null;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<boolean> | null = null;
  /** The keys that were asked for and not among what was fetched last. */
  let missing = new Set<string>();

  /** Milliseconds until the issuer may be asked; a clock that was set back does not put it off. */
  function untilAsking(): number {
    const passed = now() - askedAt;
    return passed < 0 ? 0 : (known === null ? FIRST_COOL_DOWN_MS : COOL_DOWN_MS) - passed;
  }

  /** Whether there is a new answer; `null` = the issuer may not be asked yet. */
  function ask(): Promise<boolean> | null {
    if (asking !== null) return asking;
    if (untilAsking() > 0) return null;
    askedAt = now();
    asking = fetchKeySet()
      .then((keys) => {
        const fetched = createLocalJWKSet(keys);
        before = known;
        known = fetched;
        fetchedAt = now();
        missing = new Set();
        return true;
      })
      .catch(() => false)
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  const toUnavailable = () => new KeysUnavailableError(Math.max(1, Math.ceil(untilAsking() / 1_000)));

  /** Whether the issuer had this key and has taken it back, or was asked for it and did not have it. */
  async function isGone(key: string, ...wanted: Parameters<LocalJWKSet>): Promise<boolean> {
    if (missing.has(key)) return true;
    if (before === null) return false;
    return before(...wanted).then(
      () => true,
      () => false,
    );
  }

  async function find(...wanted: Parameters<LocalJWKSet>): ReturnType<LocalJWKSet> {
    const fetchedNow = known === null && (await ask()) === true;
    if (known === null) throw toUnavailable();
    if (Math.abs(now() - fetchedAt) > FRESH_MS) void ask();
    try {
      return await known(...wanted);
    } catch (error) {
      if (!isMissing(error)) throw error;
      const key = hash('sha256', JSON.stringify([wanted[0]?.alg, wanted[0]?.kid]), 'base64url');
      const fetched = fetchedNow || (await ask());
      if (fetched === null && (await isGone(key, ...wanted))) throw error;
      if (!fetched) throw toUnavailable();
      return await known(...wanted).catch((stillMissing) => {
        if (isMissing(stillMissing) && missing.size < MAX_MISSING) missing.add(key);
        throw stillMissing;
      });
    }
  }
  return Object.assign(find, { jwks: () => known?.jwks() ?? { keys: [] } });
}

function isMissing(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey;
}

export function fetchFrom(url: string): FetchKeySet {
  // `createLocalJWKSet` refuses what is no key set.
  return async () => (await fetchJson(url)) as JSONWebKeySet;
}

/** A JSON text of bounded size in bounded time, from this very address; rejects for anything else. */
async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(FETCH_MS),
  });
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw new Error(`The key set was answered with ${response.status}.`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop ends the connection.
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new Error('The key set is too large.');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString());
}
