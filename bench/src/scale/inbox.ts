import { LISTED } from '../gateway/workloads.ts';
import type { Request } from '../harness/load.ts';
import { toGraphql } from './gateway-and-api.ts';

const PAGE = `query Page($filter: ConversationFilter, $orderBy: ConversationOrder) {
  conversations(first: 50, filter: $filter, orderBy: $orderBy) { nodes { ${LISTED} } }
}`;
const UPDATE = `mutation Update($input: UpdateConversationInput!) {
  updateConversation(input: $input) { ... on UpdateConversationSuccess { conversation { id status version } } }
}`;
const ORDERS = [
  'LATEST_MESSAGE_DESC',
  'LATEST_MESSAGE_ASC',
  'REPLY_UNTIL_ASC',
  'CREATED_AT_DESC',
  'CREATED_AT_ASC',
];
const FILTERS = [
  {},
  { status: ['TO_DO'] },
  { status: ['DONE'] },
  { status: ['TO_DO', 'IN_PROGRESS'] },
  { unread: true },
  { userId: ['5'] },
  { unassigned: true, status: ['TO_DO'] },
  { userId: ['5', '6', '7'], unread: true },
  { channel: ['WHATSAPP'] },
];
const SEARCHES = ['hallo', 'leonie', '123456', 'rechnung'];

/** What people ask of an inbox; another one each time. */
export const ASKED: Readonly<Record<string, (turn: number) => Request>> = {
  'page of 50': (turn) =>
    toGraphql(PAGE, {
      filter: FILTERS[turn % FILTERS.length],
      orderBy: ORDERS[Math.floor(turn / FILTERS.length) % ORDERS.length],
    }),
  search: (turn) => toGraphql(PAGE, { filter: { search: SEARCHES[turn % SEARCHES.length] } }),
  update: (turn) => {
    const status = Math.floor(turn / 500) % 2 === 0 ? 'IN_PROGRESS' : 'TO_DO';
    return toGraphql(UPDATE, { input: { id: String(1 + (turn % 500)), status } });
  },
};
