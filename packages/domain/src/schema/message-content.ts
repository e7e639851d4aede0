import { z } from 'zod';
import { ContactMessageContent } from './contact-message-content.ts';
import { documented, nullable, optional } from './field.ts';
import {
  AudioMessageContent,
  DocumentMessageContent,
  ImageMessageContent,
  VideoMessageContent,
} from './file-message-content.ts';
import type { KnownProperties } from './known-properties.ts';

/** Simple message content containing text. */
export const TextMessageContent = z
  .looseObject({
    type: z.literal('text'),
    content: optional(z.string().meta({ description: 'The content of the text message.' })),
  })
  .meta({ description: 'Simple message content containing text.' });
export type TextMessageContent = KnownProperties<z.infer<typeof TextMessageContent>>;

/** A GPS location; latitude and longitude are texts. */
export const LocationMessageContent = z
  .looseObject({
    type: z.literal('location'),
    latitude: optional(z.string()),
    longitude: optional(z.string()),
    address: nullable(z.string()),
    name: nullable(z.string().meta({ description: 'Name of the place.' })),
    url: nullable(z.string()),
  })
  .meta({ description: 'Message content containing a GPS location.' });
export type LocationMessageContent = KnownProperties<z.infer<typeof LocationMessageContent>>;

/** The kinds of content of the API contract, told apart by `type`. */
export const KnownMessageContent = z.discriminatedUnion('type', [
  TextMessageContent,
  ImageMessageContent,
  VideoMessageContent,
  AudioMessageContent,
  DocumentMessageContent,
  LocationMessageContent,
  ContactMessageContent,
]);
export type KnownMessageContent = KnownProperties<z.infer<typeof KnownMessageContent>>;

/** The values of `type` that the API contract lists. */
export const MESSAGE_CONTENT_TYPES = KnownMessageContent.options.map((option) => option.shape.type.value);

/** A kind of content that the API contract does not list; passed through as it came. */
export interface UnknownMessageContent {
  readonly [key: string]: unknown;
}

const listed: ReadonlySet<unknown> = new Set(MESSAGE_CONTENT_TYPES);

/** Narrows to the documented kinds, whose `type` then discriminates. */
export function isKnownContent(content: MessageContent): content is KnownMessageContent {
  return listed.has(content.type);
}

/** Accepts every object whose `type` the contract does not list. */
export const UnknownMessageContent: z.ZodType<UnknownMessageContent> = z
  .looseObject({})
  .refine((content) => !listed.has(content.type), 'a documented kind of content with a wrong shape')
  .register(documented, { otherThan: MESSAGE_CONTENT_TYPES });

/** One piece of a message. */
export const MessageContent = z.union([KnownMessageContent, UnknownMessageContent]);
export type MessageContent = KnownMessageContent | UnknownMessageContent;
