import {
  addCustomer,
  CUSTOMER_LINES,
  DEMO_AGENTS,
  type DemoRows,
  emptyRows,
  type Random,
} from '@parley/demo-data';
import type { ConversationStatus } from '@parley/domain';
import { REPLY_WINDOWS } from '../../src/conversations/reply-window.ts';

const DAY = 86_400_000;
const YEARS = 3 * 365 * DAY;

/** What of an inbox of three years is not done lies in its last days: lists by age have to pass all the rest. */
const OPEN_SHARE = 0.08;

export interface Range {
  readonly from: number;
  readonly to: number;
  /** Of all conversations: the last one is the newest. */
  readonly total: number;
  readonly users: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Conversations with these ids, each with a customer, a message of theirs and sometimes a note. */
export function generateRows(random: Random, range: Range): DemoRows {
  const rows = emptyRows();
  for (let id = range.from; id <= range.to; id++) addOne(rows, random, id, range);
  return rows;
}

function addOne(rows: DemoRows, random: Random, id: number, { total, users, now, from }: Range): void {
  const createdAt = now - Math.floor(YEARS * (1 - id / total)) - random.int(1, DAY);
  const latestAt = Math.min(now, createdAt + random.int(0, 3 * DAY));
  const status = pickStatus(random, id / total);
  const account = random.pick(DEMO_AGENTS);
  const inRow = id - from;
  addCustomer(rows, random, { channel: account.channel, foreign: random.chance(0.05), since: createdAt });
  for (const added of [rows.customers[inRow], rows.profiles[inRow]]) if (added) Object.assign(added, { id });
  Object.assign(rows.customers[inRow] ?? {}, { profile_id: id });
  const text = `${random.pick(CUSTOMER_LINES)} (${random.digits(6)})`;
  const at = new Date(latestAt);
  rows.messages.push({
    id,
    conversation_id: id,
    from: 'customer',
    source: 'user',
    user_id: null,
    contents: [{ type: 'text', content: text }],
    status: 'delivered',
    agent_reaction: null,
    customer_reaction: null,
    sent_at: at,
    reference_id: null,
    latest_error: null,
    whatsapp_campaign: null,
  });
  const noted = random.chance(0.2);
  const note = `Auftrag ${random.digits(7)}`;
  if (noted) {
    const created_at = at;
    rows.notes.push({ id, conversation_id: id, text: note, created_at, updated_at: null });
  }
  const unassigned = status === 'to-do' ? 0.6 : status === 'done' ? 0.1 : 0.002;
  rows.conversations.push({
    id,
    channel: account.channel,
    status,
    user_id: random.chance(unassigned) ? null : random.int(1, users),
    snooze_until: null,
    version: random.int(1, 9),
    agent_id: account.id,
    customer_id: id,
    created_at: random.chance(0.995) ? new Date(createdAt) : null,
    latest_message_id: id,
    latest_message_at: at,
    latest_customer_message_id: id,
    latest_note_id: noted ? id : null,
    last_customer_reply_from: at,
    unread_customer_messages_count: random.chance(status === 'to-do' ? 0.7 : 0.001) ? random.int(1, 5) : 0,
    reply_until: new Date(latestAt + (REPLY_WINDOWS[account.channel] ?? 0)),
    customer_interaction_required: random.chance(0.05),
  });
}

/** `age` from 0, the oldest, to 1. A few old ones were forgotten. */
function pickStatus(random: Random, age: number): ConversationStatus {
  const open = age > 1 - OPEN_SHARE ? 0.7 : 0.0005;
  if (!random.chance(open)) return 'done';
  return random.chance(0.6) ? 'to-do' : 'in-progress';
}
