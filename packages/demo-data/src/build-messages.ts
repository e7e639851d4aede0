import type { KnownMessageContent, MessageError } from '@parley/domain';
import type { DemoRows, MessageRow } from './demo-rows.ts';
import { attachedContents } from './message-contents.ts';
import type { PersonName } from './names.ts';
import type { Random } from './random.ts';
import type { Turn } from './scenario.ts';
import { fillSlots, type Slots } from './slots.ts';
import { inCustomersStyle } from './texting-style.ts';

const MINUTE = 60_000;

export interface MessageContext {
  readonly random: Random;
  readonly conversationId: number;
  readonly person: PersonName;
  readonly slots: Slots;
  /** Who answers for the business. */
  readonly userId: number;
  readonly latestAt: number;
  /** How many of the customer's messages at the end nobody has read. */
  readonly unread: number;
}

/** Adds the turns that have been said, the last of them at `latestAt`; gives back their rows in order. */
export function addMessages(rows: DemoRows, turns: readonly Turn[], context: MessageContext): MessageRow[] {
  const { random } = context;
  const times = turnTimes(random, turns.length, context.latestAt);
  const firstUnread = turns.length - context.unread;
  const added: MessageRow[] = [];
  turns.forEach((turn, i) => {
    const sentAt = times[i] ?? context.latestAt;
    const id = rows.messages.length + 1;
    const message = toMessageRow(id, turn, i, sentAt, context);
    if (turn.by === 'customer' && i >= firstUnread) message.status = 'delivered';
    const answered = turn.answers === undefined ? undefined : added[turn.answers];
    message.reference_id = answered?.id ?? (random.chance(0.08) ? (added.at(-1)?.id ?? null) : null);
    rows.messages.push(message);
    added.push(message);
    if (message.status === 'error') message.latest_error = toError(random, id, sentAt);
  });
  return added;
}

function toMessageRow(
  id: number,
  turn: Turn,
  index: number,
  sentAt: number,
  { random, conversationId, person, slots, userId }: MessageContext,
): MessageRow {
  const byCustomer = turn.by === 'customer';
  const plain = fillSlots(random.pick(turn.say), slots);
  const text = byCustomer && plain !== '' ? inCustomersStyle(random, plain, index === 0) : plain;
  const contents: KnownMessageContent[] = turn.attach
    ? attachedContents(turn.attach, { random, person, text })
    : [{ type: 'text', content: text }];
  return {
    id,
    conversation_id: conversationId,
    from: turn.by,
    source: 'user',
    user_id: byCustomer ? null : userId,
    contents,
    status: byCustomer ? 'read' : pickAgentStatus(random),
    agent_reaction: byCustomer && random.chance(0.05) ? random.pick(['👍', '❤️', '🙏🏽']) : null,
    customer_reaction:
      !byCustomer && random.chance(0.09) ? random.pick(['👍', '❤️', '😂', '🙏', '👍🏻']) : null,
    sent_at: new Date(sentAt),
    reference_id: null,
    latest_error: null,
    whatsapp_campaign: null,
  };
}

function pickAgentStatus(random: Random): string {
  const share = random.next();
  if (share < 0.02) return 'error';
  if (share < 0.05) return 'sent';
  return share < 0.2 ? 'delivered' : 'read';
}

function toError(random: Random, messageId: number, sentAt: number): MessageError {
  return {
    id: messageId,
    message_id: messageId,
    type: random.pick(['status-update', 'other']),
    original_message: random.pick([
      '(#131047) Re-engagement message: more than 24 hours have passed since the customer last replied',
      '(#131026) Message undeliverable',
      'bridge: timeout while uploading media',
    ]),
    created_at: random.chance(0.9) ? new Date(sentAt + 1_500).toISOString() : null,
  };
}

/** Minutes between some, nights between others; the last at the given time. */
function turnTimes(random: Random, count: number, latestAt: number): number[] {
  const times: number[] = [];
  for (let at = latestAt; times.length < count; ) {
    times.unshift(at);
    at -= random.chance(0.7) ? random.int(1, 45) * MINUTE : random.int(60, 900) * MINUTE;
  }
  return times;
}
