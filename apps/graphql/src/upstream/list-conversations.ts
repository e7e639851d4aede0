import type { ConversationStatus } from '@parley/domain';
import type { ConversationIndex, ConversationIndexQuery, ConversationSort } from '@parley/rest-client';
import type { GatewayContext } from '../context.ts';
import { ExpectedError } from '../failures/expected-error.ts';
import { assertCapability } from './capabilities.ts';
import { type Connection, fetchConnection, type PageArgs, toPageRequest } from './connection.ts';
import { type ConversationObject, toListed } from './conversation.ts';
import { toId } from './read.ts';

export interface Selection {
  readonly filter?:
    | {
        readonly status?: readonly ConversationStatus[] | null | undefined;
        readonly channel?: readonly string[] | null | undefined;
        readonly userId?: readonly string[] | null | undefined;
        readonly unassigned?: boolean | null | undefined;
        readonly unread?: boolean | null | undefined;
        readonly search?: string | null | undefined;
      }
    | null
    | undefined;
  readonly orderBy?: ConversationSort | null | undefined;
}

export async function listConversations(
  context: GatewayContext,
  { first, after, ...selection }: Selection & PageArgs,
): Promise<Connection<ConversationObject>> {
  const request = toPageRequest({ first, after });
  const query = toQuery(selection);
  const client = context.upstream();
  const capabilities = await context.capabilities();
  assertCapability(capabilities, 'list');
  return fetchConnection(
    request,
    (page) => client.conversations.list({ ...query, ...page }),
    (data) => toListed(data, capabilities.versions),
  );
}

export async function indexConversations(
  context: GatewayContext,
  selection: Selection,
): Promise<ConversationIndex> {
  const query = toQuery(selection);
  const client = context.upstream();
  assertCapability(await context.capabilities(), 'list');
  return client.conversations.index(query);
}

function toQuery({ filter, orderBy }: Selection): ConversationIndexQuery {
  const users = (filter?.userId ?? []).map((text) => {
    const user = toId(text);
    if (user !== null) return user;
    throw new ExpectedError('INVALID_INPUT', 'filter.userId holds what is no id; ids are positive integers.');
  });
  return {
    ...(filter?.status && { status: filter.status }),
    ...(filter?.channel && { channel: filter.channel }),
    ...((filter?.userId || filter?.unassigned) && {
      user_id: [...users, ...(filter.unassigned ? (['none'] as const) : [])],
    }),
    ...(filter?.unread && { unread: true }),
    ...(filter?.search && { q: filter.search }),
    ...(orderBy && { sort: orderBy }),
  };
}
