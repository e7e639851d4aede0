import { isApiError, type RestClient } from '@parley/rest-client';
import type { Capabilities } from './capabilities.ts';
import { id, isUpstreamObject, type UpstreamObject } from './read.ts';

/** A user that can be named: one without an id is none. */
export interface UserObject extends UpstreamObject {
  readonly id: string;
}

const userId = id('id');

export function toUserObject(value: unknown): UserObject | null {
  if (!isUpstreamObject(value)) return null;
  const found = userId(value);
  return found === null ? null : { ...value, id: found };
}

/** Finds users by id; the list is asked for once. Who is not on it any more, or cannot be listed, is only an id. */
export function createUserDirectory(upstream: () => RestClient, capabilities: () => Promise<Capabilities>) {
  let listed: Promise<Map<string, UserObject>> | null = null;

  async function list(): Promise<Map<string, UserObject>> {
    if (!(await capabilities()).users) return new Map();
    const users: readonly unknown[] = await upstream().users.list();
    return new Map(
      users
        .map(toUserObject)
        .filter((user) => user !== null)
        .map((user) => [user.id, user]),
    );
  }

  return async function userNamed(id: string): Promise<UserObject> {
    listed ??= list();
    return (await listed).get(id) ?? { id };
  };
}

const TTL_MS = 60_000;
const MAX_CALLERS = 1_000;

/**
 * Remembers for a minute who a caller is, by their id, so that no token lies about in memory. A token that belongs to
 * no user (403, 404) is a program.
 */
export function createViewers(now: () => number) {
  const known = new Map<string, { readonly until: number; readonly viewer: Promise<UserObject | null> }>();

  return function viewerOf(callerId: string, client: RestClient): Promise<UserObject | null> {
    const found = known.get(callerId);
    if (found && now() < found.until) return found.viewer;
    const asked = { until: now() + TTL_MS, viewer: askViewer(client) };
    known.delete(callerId);
    known.set(callerId, asked);
    for (const oldest of known.keys()) {
      if (known.size <= MAX_CALLERS) break;
      known.delete(oldest);
    }
    asked.viewer.catch(() => {
      if (known.get(callerId) === asked) known.delete(callerId);
    });
    return asked.viewer;
  };
}

async function askViewer(client: RestClient): Promise<UserObject | null> {
  try {
    return toUserObject(await client.users.me());
  } catch (error) {
    if (isApiError(error) && (error.status === 403 || error.status === 404)) return null;
    throw error;
  }
}
