import { createLocalJWKSet, errors, type JSONWebKeySet, type LocalJWKSet } from 'jose';

const FRESH_MS = 10 * 60_000;
const COOL_DOWN_MS = 30_000;
const FIRST_COOL_DOWN_MS = 1_000;
const FETCH_MS = 5_000;

/** Fetches the set; what it throws means that there is none to be had just now. */
export type FetchKeySet = () => Promise<JSONWebKeySet>;

/** No key is known, and the issuer cannot be asked. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/**
 * Keeps the issuer's keys. A key that is not among them makes it ask again, but no sooner than half a minute after the
 * last time, whatever strangers write into their tokens. An issuer that cannot be asked leaves the known keys as they
 * are; one that answers without a key takes it out of use, within ten minutes of somebody's coming.
 */
export function createKeySet(fetchKeySet: FetchKeySet, now: () => number): LocalJWKSet {
  let known: LocalJWKSet | null = null;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;

  function ask(): Promise<void> | null {
    if (asking !== null) return asking;
    if (now() - askedAt < (known === null ? FIRST_COOL_DOWN_MS : COOL_DOWN_MS)) return null;
    askedAt = now();
    asking = fetchKeySet()
      .then((keys) => {
        known = createLocalJWKSet(keys);
        fetchedAt = now();
      })
      .catch(() => undefined)
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  async function find(...[header, token]: Parameters<LocalJWKSet>): ReturnType<LocalJWKSet> {
    if (known === null) await ask();
    else if (now() - fetchedAt > FRESH_MS) void ask();
    if (known === null) throw new KeysUnavailableError('The key set of the issuer cannot be fetched.');
    try {
      return await known(header, token);
    } catch (error) {
      const asked = error instanceof errors.JWKSNoMatchingKey ? ask() : null;
      if (asked === null) throw error;
      await asked;
      return known(header, token);
    }
  }
  return Object.assign(find, { jwks: () => known?.jwks() ?? { keys: [] } });
}

export function fetchFrom(url: string): FetchKeySet {
  return async () => {
    const response = await fetch(url, {
      headers: { accept: 'application/jwk-set+json, application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(FETCH_MS),
    });
    if (response.status === 200) return (await response.json()) as JSONWebKeySet;
    await response.body?.cancel();
    throw new KeysUnavailableError(`The key set was answered with ${response.status}.`);
  };
}
