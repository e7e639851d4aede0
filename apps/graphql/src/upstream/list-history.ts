import type { ConversationChange } from '@parley/domain';
import type { GatewayContext } from '../context.ts';
import {
  type Connection,
  EMPTY_CONNECTION,
  fetchConnection,
  type PageArgs,
  toPageRequest,
} from './connection.ts';
import type { ConversationObject } from './conversation.ts';
import { id, isUpstreamObject, text, toId } from './read.ts';
import { toRecordedChange } from './recorded-change.ts';

/** One recorded change of one value. */
export interface HistoryEntry {
  readonly id: string;
  readonly version: string | null;
  readonly change: ConversationChange;
  readonly userId: string | null;
  readonly at: string | null;
}

const entryId = id('id');
const version = text('version');
const userId = id('user_id');
const at = text('at');

/** Newest first; empty where the upstream records nothing. */
export async function listHistory(
  context: GatewayContext,
  conversation: ConversationObject,
  args: PageArgs,
): Promise<Connection<HistoryEntry>> {
  const request = toPageRequest(args);
  const conversationId = toId(conversation.id);
  const { history } = await context.capabilities();
  if (!history || conversationId === null) return EMPTY_CONNECTION;
  const client = context.upstream();
  return fetchConnection(request, (page) => client.conversations.history(conversationId, page), toEntry);
}

/** A value or a cause that this version does not know has no name in the schema. */
function toEntry(data: unknown): HistoryEntry | null {
  if (!isUpstreamObject(data)) return null;
  const own = entryId(data);
  const change = toRecordedChange(data);
  if (own === null || change === null) return null;
  return { id: own, version: version(data), change, userId: userId(data), at: at(data) };
}
