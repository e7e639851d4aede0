import { builder } from '../builder.ts';
import type { GatewayContext } from '../context.ts';
import { costs } from '../limits/field-cost.ts';
import { assertCapability } from '../upstream/capabilities.ts';
import { text, texts } from '../upstream/read.ts';
import { toUserObject, type UserObject } from '../upstream/users.ts';

export const UserRef = builder.objectRef<UserObject>('User').implement({
  description: 'A person of the business; the user of a conversation is its assignee.',
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Internal id; no number for an assignee whose id cannot be read.',
      resolve: (user) => user.id,
    }),
    name: t.string({ description: 'Name of the user.', resolve: text('name') }),
    email: t.string({
      description: 'E-mail address; a number comes as its text.',
      resolve: text('email'),
    }),
    roles: t.stringList({
      nullable: false,
      description: 'Roles; "admin" has all permissions implicitly.',
      resolve: texts('roles'),
    }),
    permissions: t.stringList({
      nullable: false,
      description: 'Permissions.',
      resolve: texts('permissions'),
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When the user was created.',
      resolve: text('created_at'),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When the user was last updated.',
      resolve: text('updated_at'),
    }),
  }),
});

builder.queryFields((t) => ({
  users: t.field({
    type: [UserRef],
    nullable: false,
    description:
      'The active users of the business, by name. Needs an upstream API that lists users, see capabilities.',
    ...costs({ work: 1, times: 50 }),
    resolve: (_root, _args, context) => listUsers(context),
  }),
  viewer: t.field({
    type: UserRef,
    description:
      'The user that the token belongs to; null when it belongs to none or the upstream API has no users.',
    ...costs({ work: 10 }),
    resolve: (_root, _args, context) => context.viewer(),
  }),
}));

async function listUsers(context: GatewayContext): Promise<UserObject[]> {
  const client = context.upstream();
  assertCapability(await context.capabilities(), 'users');
  const users: readonly unknown[] = await client.users.list();
  return users.map(toUserObject).filter((user) => user !== null);
}
