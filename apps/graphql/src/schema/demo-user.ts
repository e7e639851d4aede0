import { builder } from '../builder.ts';
import type { DemoUser } from '../upstream/demo-users.ts';

const DemoUserRef = builder.objectRef<DemoUser>('DemoUser').implement({
  description: 'A made-up user to sign in as.',
  fields: (t) => ({
    id: t.exposeID('id', { nullable: false, description: 'Internal id.' }),
    name: t.exposeString('name', { nullable: false, description: 'Name of the user.' }),
    roles: t.exposeStringList('roles', { nullable: false, description: 'Roles of the user.' }),
    token: t.exposeString('token', {
      nullable: false,
      description: 'Token to sign in with. Worth nothing outside the demo.',
    }),
  }),
});

builder.queryField('demoUsers', (t) =>
  t.field({
    type: [DemoUserRef],
    nullable: false,
    description: 'Users to sign in as, on demo data. Needs no token; empty unless the demo is on.',
    resolve: (_root, _args, context) => context.demoUsers(),
  }),
);
