import { builder } from '../builder.ts';
import { boolean, float, text, type UpstreamObject } from '../upstream/read.ts';
import { MessageContentRef } from './message-content.ts';

const FileMessageContentRef = builder.interfaceRef<UpstreamObject>('FileMessageContent').implement({
  description: 'What every message content with a file has in common.',
  interfaces: [MessageContentRef],
  fields: (t) => ({
    hasFile: t.boolean({ description: 'Whether there is a file.', resolve: boolean('has_file') }),
    uuid: t.string({
      description: 'UUID of the file, by which the server gives its data.',
      resolve: text('uuid'),
    }),
    name: t.string({ description: 'Name of the file.', resolve: text('name') }),
    mimeType: t.string({
      description: 'Media type of the file, for instance audio/ogg.',
      resolve: text('mime_type'),
    }),
    size: t.float({
      description: 'Size of the file in bytes; a Float because Int ends at 2 GiB.',
      resolve: float('size'),
    }),
    downloadUrl: t.string({
      description: 'Where to download the file with the token of the upstream API.',
      resolve: text('download_url'),
    }),
    publicDownloadUrl: t.string({
      description: 'Where to download the file without any token. Use at your own risk.',
      resolve: text('public_download_url'),
    }),
  }),
});

builder.objectRef<UpstreamObject>('ImageMessageContent').implement({
  description: 'An image.',
  interfaces: [MessageContentRef, FileMessageContentRef],
  fields: (t) => ({
    caption: t.string({ description: 'Caption of the image; null = none.', resolve: text('caption') }),
  }),
});

builder.objectRef<UpstreamObject>('VideoMessageContent').implement({
  description: 'A video.',
  interfaces: [MessageContentRef, FileMessageContentRef],
  fields: (t) => ({
    caption: t.string({ description: 'Caption of the video; null = none.', resolve: text('caption') }),
  }),
});

builder.objectRef<UpstreamObject>('AudioMessageContent').implement({
  description: 'An audio recording.',
  interfaces: [MessageContentRef, FileMessageContentRef],
  fields: (t) => ({
    voice: t.boolean({
      description: 'True for a voice recording.',
      resolve: boolean('voice'),
    }),
  }),
});

builder.objectRef<UpstreamObject>('DocumentMessageContent').implement({
  description: 'A document.',
  interfaces: [MessageContentRef, FileMessageContentRef],
  fields: (t) => ({
    filename: t.string({ description: 'Name of the document.', resolve: text('filename') }),
    caption: t.string({ description: 'Caption of the document; null = none.', resolve: text('caption') }),
  }),
});
