import type { RestClient } from '@parley/rest-client';
import type { Capabilities } from './capabilities.ts';
import { toUserObject, type UserObject } from './user-object.ts';

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
