import { builder } from '../builder.ts';
import type { Capabilities } from '../upstream/capabilities.ts';

const UpstreamCapabilitiesRef = builder.objectRef<Capabilities>('UpstreamCapabilities').implement({
  description: 'What the upstream API, behind this gateway, can do beyond updating a conversation.',
  fields: (t) => ({
    read: t.exposeBoolean('read', { nullable: false, description: 'Reads one conversation.' }),
    list: t.exposeBoolean('list', { nullable: false, description: 'Lists conversations.' }),
    users: t.exposeBoolean('users', { nullable: false, description: 'Lists users and knows the viewer.' }),
    versions: t.exposeBoolean('versions', {
      nullable: false,
      description: 'Has versions, which make updates ATOMIC.',
    }),
    snooze: t.exposeBoolean('snooze', { nullable: false, description: 'Accepts snoozeUntil in updates.' }),
    history: t.exposeBoolean('history', {
      nullable: false,
      description: 'Records what changed in a conversation.',
    }),
    events: t.exposeBoolean('events', { nullable: false, description: 'Tells every change as it happens.' }),
    idempotencyKeys: t.exposeBoolean('idempotencyKeys', {
      nullable: false,
      description:
        'Keeps the first answer under an idempotencyKey itself, together with the change. Otherwise this gateway keeps it.',
    }),
  }),
});

builder.queryField('capabilities', (t) =>
  t.field({
    type: UpstreamCapabilitiesRef,
    nullable: false,
    description: 'What the upstream API, behind this gateway, can do. Needs no token.',
    resolve: (_root, _args, context) => context.capabilities(),
  }),
);
