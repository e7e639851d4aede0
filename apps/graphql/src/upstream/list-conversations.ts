import type { ConversationStatus } from '@parley/domain';
import type { ConversationIndex, ConversationIndexQuery, ConversationSort } from '@parley/rest-client';
import type { GatewayContext } from '../context.ts';
import { ExpectedError } from '../expected-error.ts';
import { fromCursor, toCursor } from './conversation-cursor.ts';
import { type ConversationObject, toConversationObject } from './conversation-object.ts';
import { demand } from './demand.ts';
import { id, isUpstreamObject, text } from './read.ts';
import { toId } from './to-id.ts';

export interface ConnectionEdge {
  readonly cursor: string;
  readonly node: ConversationObject;
}

export interface Connection {
  readonly edges: readonly ConnectionEdge[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

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

const MAX_PAGE = 100;
const ownId = id('id');
const ownVersion = text('version');

export async function listConversations(
  context: GatewayContext,
  {
    first,
    after,
    ...selection
  }: Selection & { readonly first?: number | null | undefined; readonly after?: string | null | undefined },
): Promise<Connection> {
  const limit = first ?? 50;
  if (limit < 1 || limit > MAX_PAGE) {
    throw new ExpectedError('INVALID_INPUT', `first is ${limit}; give a number from 1 to ${MAX_PAGE}.`);
  }
  const place = after == null ? { cursor: null, skip: 0 } : fromCursor(after);
  if (place === null) {
    throw new ExpectedError(
      'INVALID_INPUT',
      'after is no cursor of this list; give an endCursor that you received.',
    );
  }
  const query = toQuery(selection);
  const client = context.upstream();
  const capabilities = await context.capabilities();
  demand(capabilities, 'list');

  const page = await client.conversations.list({
    ...query,
    limit: Math.min(MAX_PAGE, place.skip + limit),
    ...(place.cursor !== null && { cursor: place.cursor }),
  });
  const edges = page.data.flatMap((data: unknown, index): ConnectionEdge[] => {
    const found = toListed(data, capabilities.versions);
    if (index < place.skip || found === null) return [];
    const last = index === page.data.length - 1 && page.nextCursor !== null;
    const next = last ? { cursor: page.nextCursor, skip: 0 } : { cursor: place.cursor, skip: index + 1 };
    return [{ cursor: toCursor(next), node: found }];
  });
  return {
    edges,
    pageInfo: {
      hasNextPage: page.nextCursor !== null,
      hasPreviousPage: after != null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

export async function indexConversations(
  context: GatewayContext,
  selection: Selection,
): Promise<ConversationIndex> {
  const query = toQuery(selection);
  const client = context.upstream();
  demand(await context.capabilities(), 'list');
  return client.conversations.index(query);
}

/** A conversation without an id cannot be listed: nothing could be asked about it. */
export function toListed(data: unknown, versions: boolean): ConversationObject | null {
  if (!isUpstreamObject(data)) return null;
  const listedId = toId(ownId(data) ?? '');
  if (listedId === null) return null;
  return toConversationObject(data, { askedId: listedId, version: versions ? ownVersion(data) : null });
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
