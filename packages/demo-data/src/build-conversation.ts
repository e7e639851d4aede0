import { addCustomer } from './build-customer.ts';
import { addMessages } from './build-messages.ts';
import { addNote } from './build-note.ts';
import { pickEnding } from './conversation-ending.ts';
import { DEMO_AGENTS } from './demo-accounts.ts';
import type { DemoRows, UserRow } from './demo-rows.ts';
import { pickSituation } from './demo-situation.ts';
import type { Random } from './random.ts';
import { toReplyWindow } from './reply-window.ts';
import type { Scenario } from './scenario.ts';
import { FOREIGN } from './scenarios/foreign.ts';
import { RENTAL } from './scenarios/rental.ts';
import { SHOP } from './scenarios/shop.ts';
import { WORKSHOP } from './scenarios/workshop.ts';
import { pickSlots } from './slots.ts';

const LINES: readonly (readonly Scenario[])[] = [WORKSHOP, WORKSHOP, SHOP, SHOP, SHOP, RENTAL, RENTAL];
const MINUTE = 60_000;

interface ConversationContext {
  readonly users: readonly UserRow[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How long after the customer's last message a free-form reply is possible, by channel; milliseconds. */
  readonly replyWindows: Readonly<Record<string, number>>;
}

/** Adds one conversation with all that belongs to it. */
export function addConversation(
  rows: DemoRows,
  random: Random,
  { users, now, replyWindows }: ConversationContext,
): void {
  const id = rows.conversations.length + 1;
  const foreign = random.chance(0.05);
  const scenario = random.pick(foreign ? FOREIGN : random.pick(LINES));
  const situation = pickSituation(random, scenario, now);
  const turns = scenario.turns.slice(0, situation.turnsSaid);
  const account = random.pick(DEMO_AGENTS);
  const answeredBy = situation.userId ?? random.int(1, 8);
  const since = situation.latestAt - random.int(20, 60 * 24 * 40) * MINUTE;
  const { id: customer_id, person } = addCustomer(rows, random, { channel: account.channel, foreign, since });
  const slots = pickSlots(random, person, users[answeredBy - 1]?.name ?? '', situation.latestAt);

  const fromCustomer = turns.length - 1 - turns.findLastIndex((turn) => turn.by === 'agent');
  const looked = { 'to-do': 0.15, 'in-progress': 0.6, done: 0.98 }[situation.status];
  const unread = random.chance(looked) ? 0 : fromCustomer;
  const messages = addMessages(rows, turns, {
    random,
    conversationId: id,
    person,
    slots,
    userId: answeredBy,
    latestAt: situation.latestAt,
    unread,
  });
  const ending = pickEnding(rows, random, {
    conversationId: id,
    channel: account.channel,
    slots,
    messages,
    now,
  });
  const latest = ending.messages.at(-1);
  const latestOfCustomer = ending.messages.findLast((message) => message.from === 'customer');
  const lastReply = messages.findLast((message) => message.from === 'customer')?.sent_at ?? null;
  const note =
    random.chance(0.3) &&
    addNote(rows, random, { conversationId: id, scenario, slots, latestAt: situation.latestAt });
  rows.conversations.push({
    id,
    channel: account.channel,
    status: situation.status,
    user_id: situation.userId,
    snooze_until: situation.snoozeUntil,
    version: random.int(1, 9),
    agent_id: account.id,
    customer_id,
    created_at: random.chance(0.995) ? new Date(since) : null,
    latest_message_id: latest?.id ?? null,
    latest_message_at: latest?.sent_at ?? null,
    latest_customer_message_id: latestOfCustomer?.id ?? null,
    latest_note_id: note ? note.id : null,
    last_customer_reply_from: lastReply,
    unread_customer_messages_count: latestOfCustomer && latest?.from !== 'agent' ? unread : 0,
    ...toReplyWindow(random, replyWindows[account.channel] ?? 0, latest, latestOfCustomer, now),
  });
}
