import { builder } from '../builder.ts';
import { id, object, text, type UpstreamObject } from '../upstream/read.ts';
import {
  CHANNEL_DESCRIPTION,
  CHANNEL_NAME_DESCRIPTION,
  ChannelRef,
  channel,
  channelName,
} from './channel.ts';
import { ProfileRef } from './profile.ts';

export const CustomerRef = builder.objectRef<UpstreamObject>('Customer').implement({
  description: 'The person outside who writes to the business.',
  fields: (t) => ({
    id: t.id({ description: 'Internal id.', resolve: id('id') }),
    channel: t.field({ type: ChannelRef, description: CHANNEL_DESCRIPTION, resolve: channel }),
    channelName: t.string({ description: CHANNEL_NAME_DESCRIPTION, resolve: channelName }),
    displayId: t.string({
      description: 'Unique within the channel, for instance the phone number.',
      resolve: text('display_id'),
    }),
    name: t.string({ description: 'Name received from the channel.', resolve: text('name') }),
    profile: t.field({
      type: ProfileRef,
      description: 'What the business knows about the person.',
      resolve: object('profile'),
    }),
  }),
});
