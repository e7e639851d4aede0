import { builder } from '../builder.ts';
import type { Capabilities } from '../upstream/capabilities.ts';

const UpstreamCapabilitiesRef = builder.objectRef<Capabilities>('UpstreamCapabilities').implement({
  description: 'What the API behind this gateway can do beyond updating a conversation.',
  fields: (t) => ({
    read: t.exposeBoolean('read', { nullable: false, description: 'Reads one conversation.' }),
    list: t.exposeBoolean('list', { nullable: false, description: 'Lists conversations.' }),
    users: t.exposeBoolean('users', { nullable: false, description: 'Lists users and knows the viewer.' }),
    versions: t.exposeBoolean('versions', {
      nullable: false,
      description: 'Has versions, which make updates ATOMIC.',
    }),
    snooze: t.exposeBoolean('snooze', { nullable: false, description: 'Accepts snoozeUntil in updates.' }),
  }),
});

builder.queryField('capabilities', (t) =>
  t.field({
    type: UpstreamCapabilitiesRef,
    nullable: false,
    description: 'What the API behind this gateway can do. Needs no token.',
    resolve: (_root, _args, context) => context.capabilities(),
  }),
);
