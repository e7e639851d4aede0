import { builder } from '../builder.ts';
import { id, object, type UpstreamObject } from '../upstream/read.ts';
import { channelField, channelNameField, displayIdField, nameOnChannelField } from './channel.ts';
import { ProfileRef } from './profile.ts';

export const CustomerRef = builder.objectRef<UpstreamObject>('Customer').implement({
  description: 'The person outside who writes to the business.',
  fields: (t) => ({
    id: t.id({ description: 'Internal id.', resolve: id('id') }),
    channel: t.field(channelField),
    channelName: t.string(channelNameField),
    displayId: t.string(displayIdField),
    name: t.string(nameOnChannelField),
    profile: t.field({
      type: ProfileRef,
      description: 'What the business knows about the person.',
      resolve: object('profile'),
    }),
  }),
});
