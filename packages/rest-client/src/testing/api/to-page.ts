import type { Conversation } from '@parley/domain';

/** One page of a list: `ids`, or the filters, `limit` and `cursor` of the query. Sorted as given, whatever `sort` says. */
export function toPage(
  conversations: readonly Conversation[],
  query: URLSearchParams,
): { data: Conversation[]; next_cursor: string | null } {
  const ids = query.get('ids')?.split(',');
  if (ids !== undefined) {
    const data = ids.flatMap((id) => conversations.filter((it) => String(it.id) === id));
    return { data, next_cursor: null };
  }
  const found = conversations.filter((it) => isAmong(it, query));
  const start = Number(query.get('cursor') ?? 0);
  const end = start + Number(query.get('limit') ?? 50);
  return { data: found.slice(start, end), next_cursor: end < found.length ? String(end) : null };
}

function isAmong(conversation: Conversation, query: URLSearchParams): boolean {
  const { status, channel, user, customer, unread_customer_messages_count: unread } = conversation;
  const holds = (name: string, value: unknown) => query.get(name)?.split(',').includes(String(value)) ?? true;
  const name = customer?.name ?? '';
  return (
    holds('status', status) &&
    holds('channel', channel) &&
    holds('user_id', user?.id ?? 'none') &&
    (query.get('unread') !== 'true' || (unread ?? 0) > 0) &&
    name.toLowerCase().includes((query.get('q') ?? '').toLowerCase())
  );
}
