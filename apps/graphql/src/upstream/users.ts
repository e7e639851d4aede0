import type { GatewayContext } from '../context.ts';
import { demand } from './demand.ts';
import { toUserObject, type UserObject } from './user-object.ts';

export async function listUsers(context: GatewayContext): Promise<UserObject[]> {
  const client = context.upstream();
  demand(await context.capabilities(), 'users');
  const users: readonly unknown[] = await client.users.list();
  return users.map(toUserObject).filter((user) => user !== null);
}
