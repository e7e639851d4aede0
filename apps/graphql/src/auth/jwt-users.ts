import type { RestClient } from '@parley/rest-client';
import type { JWTPayload } from 'jose';
import { text } from '../upstream/read.ts';
import { toUserObject, type UserObject } from '../upstream/users.ts';
import type { TokenRefusal } from './find-token-refusal.ts';

/** Whoever may not work here any more is refused after this long. */
const FRESH_MS = 60_000;
/** Whoever is new is let in after this long. */
const UNKNOWN_FRESH_MS = 5_000;
/** How long the last list stands for one that cannot be had. */
const STALE_MS = 5 * 60_000;
const AGAIN_MS = 5_000;

const email = text('email');

/** The user of the upstream that claims name, or why they name none. */
type NamedUser =
  | { readonly user: UserObject; readonly refusal?: never }
  | { readonly user: null; readonly refusal: TokenRefusal };

/** Rejects when nobody can tell. */
export type FindUser = (claims: JWTPayload) => Promise<NamedUser>;

type IsWanted = (user: UserObject) => boolean;

/** By the list of users, asked for again once a minute, and sooner for somebody who is not on it. */
export function createJwtUsers(client: RestClient, claim: string, now: () => number): FindUser {
  let known: { readonly users: readonly UserObject[]; readonly at: number } | null = null;
  let failed: { readonly error: unknown; readonly at: number } | null = null;
  let asking: Promise<readonly UserObject[]> | null = null;

  /** A clock that was set back makes nothing fresh. */
  const isWithin = (at: number, ms: number) => now() >= at && now() - at < ms;

  async function ask(): Promise<readonly UserObject[]> {
    if (failed !== null && isWithin(failed.at, AGAIN_MS)) throw failed.error;
    try {
      const users = await list(client);
      known = { users, at: now() };
      failed = null;
      return users;
    } catch (error) {
      failed = { error, at: now() };
      throw error;
    }
  }

  async function listed(freshMs: number): Promise<readonly UserObject[]> {
    if (known !== null && isWithin(known.at, freshMs)) return known.users;
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function listedOrLast(): Promise<readonly UserObject[]> {
    try {
      return await listed(FRESH_MS);
    } catch (error) {
      if (known !== null && isWithin(known.at, STALE_MS)) return known.users;
      throw error;
    }
  }

  return async (claims) => {
    const wanted = toWanted(claims, claim);
    if (typeof wanted !== 'function') return { user: null, refusal: wanted };
    const named = pick(await listedOrLast(), wanted);
    return named.refusal === 'unknown-user' ? pick(await listed(UNKNOWN_FRESH_MS), wanted) : named;
  };
}

/** Whom a claim means, or why it means nobody. */
function toWanted(claims: JWTPayload, claim: string): IsWanted | TokenRefusal {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (claim === 'email') {
    if (typeof value !== 'string' || value === '') return 'no-user-claim';
    // An issuer that says nothing of it has addresses of one kind only; one that does must say yes, and in no other way.
    if (claims.email_verified !== undefined && claims.email_verified !== true) return 'address-not-verified';
    const address = foldAscii(value);
    return (user) => foldAscii(email(user) ?? '') === address;
  }
  // A number that cannot be told from its neighbours could name them.
  const isId =
    (typeof value === 'string' && value !== '') || (Number.isSafeInteger(value) && Number(value) >= 0);
  return isId ? (user) => user.id === String(value) : 'no-user-claim';
}

/** Only A to Z: `toLowerCase` makes a plain k of the Kelvin sign, so that two mailboxes would be one. */
function foldAscii(address: string): string {
  return address.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function pick(users: readonly UserObject[], isWanted: IsWanted): NamedUser {
  const [user, ...others] = users.filter(isWanted);
  if (user === undefined) return { user: null, refusal: 'unknown-user' };
  return others.every(({ id }) => id === user.id) ? { user } : { user: null, refusal: 'ambiguous-user' };
}

async function list(client: RestClient): Promise<readonly UserObject[]> {
  const users: readonly unknown[] = await client.users.list();
  return users.map(toUserObject).filter((user) => user !== null);
}
