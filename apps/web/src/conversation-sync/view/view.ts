import { CONVERSATION_STATUSES, type ConversationStatus } from '@parley/domain/status';
import type { Channel, ConversationFilter, ConversationOrder } from '../../generated/graphql.ts';
import { CHANNELS } from '../conversation/channel.ts';
import { toApiStatus } from '../conversation/status.ts';
import { canonicalIds, MAX_ADDRESSED } from './selected-ids.ts';

export const SORTS = ['newest', 'oldest', 'closing-soon', 'created-newest', 'created-oldest'] as const;
type Sort = (typeof SORTS)[number];

const ORDER = {
  newest: 'LATEST_MESSAGE_DESC',
  oldest: 'LATEST_MESSAGE_ASC',
  'closing-soon': 'REPLY_UNTIL_ASC',
  'created-newest': 'CREATED_AT_DESC',
  'created-oldest': 'CREATED_AT_ASC',
} as const satisfies Record<Sort, ConversationOrder>;

export const LAYOUTS = ['list', 'board'] as const;
type Layout = (typeof LAYOUTS)[number];

/** What the inbox shows. All of it lives in the URL, so that it can be kept, shared and gone back to. */
export interface InboxView {
  readonly layout: Layout;
  /** On the board, which has all of them, the column in front. */
  readonly status: ConversationStatus | null;
  readonly channel: Channel | null;
  /** `me`, `none`, or a user's id. */
  readonly assignee: string | null;
  readonly q: string;
  readonly sort: Sort;
  /** Ids of the conversations that the next change is for, in their one order. */
  readonly selected: readonly string[];
}

export const EMPTY_VIEW: InboxView = {
  layout: 'list',
  status: null,
  channel: null,
  assignee: null,
  q: '',
  sort: 'newest',
  selected: [],
};

const ID = /^[1-9]\d{0,15}$/;

const MAX_SEARCH_LENGTH = 200;

/** Reads a query string; whatever is not understood counts as not said. */
export function parseView(search: string): InboxView {
  const params = new URLSearchParams(search);
  const channel = params.get('channel')?.toUpperCase();
  const assignee = params.get('assignee') ?? '';
  return {
    layout: LAYOUTS.find((layout) => layout === params.get('view')) ?? EMPTY_VIEW.layout,
    status: CONVERSATION_STATUSES.find((status) => status === params.get('status')) ?? null,
    channel: CHANNELS.find((known) => known === channel) ?? null,
    assignee: assignee === 'me' || assignee === 'none' || ID.test(assignee) ? assignee : null,
    q: wellFormed((params.get('q') ?? '').trim().slice(0, MAX_SEARCH_LENGTH)).trim(),
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? EMPTY_VIEW.sort,
    selected: canonicalIds((params.get('selected') ?? '').split('.').filter((id) => ID.test(id))).slice(
      0,
      MAX_ADDRESSED,
    ),
  };
}

// Half of a character, which cutting may leave, cannot be written into a URL.
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '');
}

/** The one spelling of a view: fixed order, defaults left out. Empty, or starts with "?". */
export function formatView(view: InboxView): string {
  const params = new URLSearchParams();
  if (view.layout !== EMPTY_VIEW.layout) params.set('view', view.layout);
  if (view.status) params.set('status', view.status);
  if (view.channel) params.set('channel', view.channel.toLowerCase());
  if (view.assignee) params.set('assignee', view.assignee);
  if (view.q.trim()) params.set('q', view.q.trim());
  if (view.sort !== EMPTY_VIEW.sort) params.set('sort', view.sort);
  const selected = canonicalIds(view.selected);
  // A part of them would be another selection.
  if (selected.length > 0 && selected.length <= MAX_ADDRESSED) params.set('selected', selected.join('.'));
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** Which conversations are listed, and in which order: a view without what only marks some of them. */
export function toListView(view: InboxView): InboxView {
  return { ...view, selected: EMPTY_VIEW.selected };
}

/** The same view without what narrows it, but for the status. */
export function withoutFilters(view: InboxView): InboxView {
  return { ...view, channel: null, assignee: null, q: '' };
}

/** True if something other than the status tab narrows the list. */
export function isFiltered(view: InboxView): boolean {
  return view.channel !== null || view.assignee !== null || view.q !== '';
}

export function toIndexVariables(
  view: InboxView,
  viewerId: string | null,
): { filter: ConversationFilter; orderBy: ConversationOrder } {
  const userId = view.assignee === 'me' ? viewerId : view.assignee;
  return {
    filter: {
      ...(view.status && { status: [toApiStatus(view.status)] }),
      ...(view.channel && { channel: [view.channel] }),
      ...(view.assignee === 'none' ? { unassigned: true } : userId && { userId: [userId] }),
      ...(view.q && { search: view.q }),
    },
    orderBy: ORDER[view.sort],
  };
}
