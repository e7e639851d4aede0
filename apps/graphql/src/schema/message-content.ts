import { isKnownContent, type MessageContent } from '@parley/domain';
import { builder } from '../builder.ts';
import { text, type UpstreamObject } from '../upstream/read.ts';

const TYPE_NAMES = {
  text: 'TextMessageContent',
  image: 'ImageMessageContent',
  video: 'VideoMessageContent',
  audio: 'AudioMessageContent',
  document: 'DocumentMessageContent',
  location: 'LocationMessageContent',
  contact: 'ContactMessageContent',
} as const;

export const MessageContentRef = builder.interfaceRef<UpstreamObject>('MessageContent').implement({
  description: 'One piece of a message; its kind decides the fields.',
  fields: (t) => ({
    type: t.string({ description: 'The kind as the upstream API names it.', resolve: text('type') }),
  }),
  resolveType: (content) => {
    const known: MessageContent = content;
    return isKnownContent(known) ? TYPE_NAMES[known.type] : 'UnknownMessageContent';
  },
});

builder.objectRef<UpstreamObject>('TextMessageContent').implement({
  description: 'Text.',
  interfaces: [MessageContentRef],
  fields: (t) => ({
    content: t.string({ description: 'The text.', resolve: text('content') }),
  }),
});

builder.objectRef<UpstreamObject>('LocationMessageContent').implement({
  description: 'A place.',
  interfaces: [MessageContentRef],
  fields: (t) => ({
    latitude: t.string({ description: 'Latitude in degrees, as text.', resolve: text('latitude') }),
    longitude: t.string({ description: 'Longitude in degrees, as text.', resolve: text('longitude') }),
    address: t.string({ description: 'Address of the place.', resolve: text('address') }),
    name: t.string({ description: 'Name of the place.', resolve: text('name') }),
    url: t.string({ description: 'Link to the place.', resolve: text('url') }),
  }),
});

builder.objectRef<UpstreamObject>('UnknownMessageContent').implement({
  description: 'A kind of content that this schema does not know; only its name can be told.',
  interfaces: [MessageContentRef],
});
