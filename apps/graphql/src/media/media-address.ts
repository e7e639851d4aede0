import { toId } from '../upstream/to-id.ts';

const PREFIX = '/media/';

/** Where a file stands: all that a page knows of it. */
export interface MediaAddress {
  readonly conversationId: number;
  readonly messageId: string;
  /** Among the contents of the message, as GraphQL lists them. */
  readonly index: number;
}

export function isMediaPath(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** Reads `/media/{conversation}/{message}/{index}`; `null` for any other path. */
export function toMediaAddress(path: string): MediaAddress | null {
  const [conversation = '', messageId = '', at = '', ...more] = path.slice(PREFIX.length).split('/');
  const conversationId = toId(conversation);
  if (conversationId === null || toId(messageId) === null || more.length > 0) return null;
  return /^\d{1,3}$/.test(at) ? { conversationId, messageId, index: Number(at) } : null;
}
