import type { User } from '@parley/domain';
import { toInstant } from '../database/instant.ts';

/** What a user consists of. By name, for a statement that is prepared must not change its columns with the table. */
export const USER_COLUMNS = [
  'users.id',
  'users.name',
  'users.email',
  'users.roles',
  'users.permissions',
  'users.created_at',
  'users.updated_at',
] as const;

/** A row of `users`; inside JSON its instants are texts. */
interface UserRow {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly roles: string[];
  readonly permissions: string[];
  readonly created_at: Date | string;
  readonly updated_at: Date | string;
}

export function toUser({ id, name, email, roles, permissions, created_at, updated_at }: UserRow) {
  return {
    id,
    name,
    email,
    roles,
    permissions,
    created_at: toInstant(created_at),
    updated_at: toInstant(updated_at),
  } satisfies User;
}
