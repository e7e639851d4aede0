import { boolean, id, object, objects, text, toId, type UpstreamObject } from '../upstream/read.ts';

/** A file as the upstream names it. */
export interface MediaFile {
  readonly downloadUrl: string;
  readonly mimeType: string | null;
  readonly name: string | null;
}

const messageId = id('id');
const contents = objects('contents');
const hasFile = boolean('has_file');
const downloadUrl = text('download_url');

/** The file at a place, among the messages that a conversation shows; `null` = there is none. Pure. */
export function findFile(
  conversation: UpstreamObject,
  { messageId: wanted, index }: MediaAddress,
): MediaFile | null {
  const message = shownMessages(conversation).find((shown) => messageId(shown) === wanted);
  const content = message && contents(message)[index];
  const address = content && hasFile(content) !== false ? downloadUrl(content) : null;
  if (!content || address === null) return null;
  return {
    downloadUrl: address,
    mimeType: text('mime_type')(content),
    name: text('filename')(content) ?? text('name')(content),
  };
}

function shownMessages(conversation: UpstreamObject): UpstreamObject[] {
  const latest = [object('latest_message')(conversation), object('latest_customer_message')(conversation)];
  return latest.flatMap((message) => {
    if (message === null) return [];
    const reference = object('reference')(message);
    return reference === null ? [message] : [message, reference];
  });
}

export const MEDIA_PREFIX = '/media/';

/** Where a file stands: all that a page knows of it. */
export interface MediaAddress {
  readonly conversationId: number;
  readonly messageId: string;
  /** Among the contents of the message, as GraphQL lists them. */
  readonly index: number;
}

/** Reads `/media/{conversation}/{message}/{index}`; `null` for any other path. */
export function toMediaAddress(path: string): MediaAddress | null {
  const [conversation = '', messageId = '', at = '', ...more] = path.slice(MEDIA_PREFIX.length).split('/');
  const conversationId = toId(conversation);
  if (conversationId === null || toId(messageId) === null || more.length > 0) return null;
  return /^\d{1,3}$/.test(at) ? { conversationId, messageId, index: Number(at) } : null;
}
