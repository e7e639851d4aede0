import { z } from 'zod';
import { documented, nullable, optional } from './field.ts';
import type { KnownProperties } from './known-properties.ts';

const caption = (of: string) => nullable(z.string().meta({ description: `Caption of ${of}.` }));

/** What every message content with a file has in common. */
export const FileMessageContent = z
  .looseObject({
    has_file: optional(z.boolean().register(documented, { schema: { type: 'boolean', enum: [true] } })),
    uuid: optional(
      z.string().meta({ description: 'Unique UUID of file. Used to retrieve file data from server.' }),
    ),
    // The contract gives no type.
    name: nullable(
      z
        .string()
        .meta({ description: 'Name of file.' })
        .register(documented, { schema: { description: 'Name of file.' } }),
    ),
    mime_type: optional(z.string().meta({ description: 'Type of file.', example: 'audio/ogg' })),
    size: optional(z.int().meta({ description: 'Size of file in bytes.' })),
    download_url: optional(
      z.string().meta({ description: 'URL to directly download the file. Token still needed.' }),
    ),
    public_download_url: optional(
      z.string().meta({
        description: 'URL to directly download the file without a token. Use at your own risk.',
      }),
    ),
  })
  .meta({ description: 'Base object for message content having a file.' });
export type FileMessageContent = KnownProperties<z.infer<typeof FileMessageContent>>;

export const ImageMessageContent = FileMessageContent.extend({
  type: z.literal('image'),
  caption: caption('image'),
}).meta({ description: 'Message content containing an image.' });
export type ImageMessageContent = KnownProperties<z.infer<typeof ImageMessageContent>>;

export const VideoMessageContent = FileMessageContent.extend({
  type: z.literal('video'),
  caption: caption('video'),
}).meta({ description: 'Message content containing a video.' });
export type VideoMessageContent = KnownProperties<z.infer<typeof VideoMessageContent>>;

export const AudioMessageContent = FileMessageContent.extend({
  type: z.literal('audio'),
  voice: optional(z.boolean().meta({ description: 'True if audio is a voice recording.' })),
}).meta({ description: 'Message content containing an audio recording.' });
export type AudioMessageContent = KnownProperties<z.infer<typeof AudioMessageContent>>;

export const DocumentMessageContent = FileMessageContent.extend({
  type: z.literal('document'),
  filename: nullable(z.string().meta({ description: 'Name of document.' })),
  caption: caption('document'),
}).meta({ description: 'Message content containing a document.' });
export type DocumentMessageContent = KnownProperties<z.infer<typeof DocumentMessageContent>>;
