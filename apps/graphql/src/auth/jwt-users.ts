import type { RestClient } from '@parley/rest-client';
import type { JWTPayload } from 'jose';
import { text } from '../upstream/read.ts';
import { toUserObject, type UserObject } from '../upstream/user-object.ts';

const FRESH_MS = 60_000;
const email = text('email');

/** Finds the user of the upstream that a claim names; `null` = none. */
export type FindUser = (claims: JWTPayload) => Promise<UserObject | null>;

/** The list of users is asked for once a minute; while it cannot be had, the last one stands. */
export function createJwtUsers(client: RestClient, claim: string, now: () => number): FindUser {
  let listed: Promise<readonly UserObject[]> | null = null;
  let listedAt = 0;

  function users(): Promise<readonly UserObject[]> {
    if (listed !== null && now() - listedAt < FRESH_MS) return listed;
    const before = listed;
    const asked = list(client).catch((error) => {
      if (before !== null) return before;
      if (listed === asked) listed = null;
      throw error;
    });
    listed = asked;
    listedAt = now();
    return asked;
  }

  return async (claims) => {
    const wanted = toWanted(claims, claim);
    return wanted === null ? null : ((await users()).find(wanted) ?? null);
  };
}

/** Whom a claim means; `null` = nobody: an address that the issuer itself has not verified names nobody. */
function toWanted(claims: JWTPayload, claim: string): ((user: UserObject) => boolean) | null {
  const value = claims[claim];
  if (claim === 'email') {
    if (typeof value !== 'string' || value === '' || claims.email_verified === false) return null;
    const address = value.toLowerCase();
    return (user) => email(user)?.toLowerCase() === address;
  }
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return (user) => user.id === String(value);
}

async function list(client: RestClient): Promise<readonly UserObject[]> {
  const users: readonly unknown[] = await client.users.list();
  return users.map(toUserObject).filter((user) => user !== null);
}
