import { z } from 'zod';
import { dateTime, documented, nullable, optional } from './field.ts';
import type { KnownProperties } from './known-properties.ts';

/** A person of the business; the conversation's `user` is its assignee. */
export const User = z
  .looseObject({
    id: optional(z.int().meta({ description: 'Internal ID.' })),
    name: optional(z.string()),
    // The contract has the type integer, probably by mistake: both are read.
    email: nullable(z.union([z.string(), z.number()]).register(documented, { schema: { type: 'integer' } })),
    roles: optional(
      z.array(z.string()).meta({ description: 'List of roles. "admin" has all permissions implicitly.' }),
    ),
    permissions: optional(z.array(z.string()).meta({ description: 'List of permissions.' })),
    created_at: nullable(dateTime()),
    updated_at: nullable(dateTime()),
  })
  .meta({ description: 'User from business which operates this app.' });
export type User = KnownProperties<z.infer<typeof User>>;
