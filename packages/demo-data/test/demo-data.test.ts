import { expect, test } from 'vitest';
import { addConversation } from '../src/build-conversation.ts';
import { emptyRows } from '../src/demo-rows.ts';
import { demoUsers } from '../src/demo-users.ts';
import { Random } from '../src/random.ts';

const HOUR = 3_600_000;
const REPLY_WINDOWS = { whatsapp: 24 * HOUR, bridge: 168 * HOUR, widget: 720 * HOUR };
const NOW = Date.parse('2026-11-23T09:00:00Z');

function build(count: number, now = NOW) {
  const rows = emptyRows();
  const random = new Random(1);
  const context = { users: demoUsers(now), now, replyWindows: REPLY_WINDOWS };
  for (let i = 0; i < count; i++) addConversation(rows, random, context);
  return rows;
}

test('the same seed and the same present give the same demo', () => {
  expect(build(300)).toEqual(build(300));
});

test('another present moves every time by as much', () => {
  const day = 86_400_000;
  const times = (rows: ReturnType<typeof build>) =>
    rows.messages.map((message) => message.sent_at?.getTime() ?? Number.NaN);
  expect(times(build(300, NOW + day))).toEqual(times(build(300)).map((time) => time + day));
});

test('nothing is left of the templates', () => {
  const { messages, notes } = build(2_000);
  expect(JSON.stringify([messages, notes])).not.toMatch(/\{\w+\}|\d\.\.[^.]/);
});

test('conversations hold together', () => {
  const rows = build(2_000);
  const messages = new Map(rows.messages.map((message) => [message.id, message]));
  for (const c of rows.conversations) {
    const latest = messages.get(c.latest_message_id ?? 0);
    const ofCustomer = messages.get(c.latest_customer_message_id ?? 0);
    expect(latest?.conversation_id ?? c.id).toBe(c.id);
    expect(ofCustomer?.from ?? 'customer').toBe('customer');
    expect(c.latest_message_at).toEqual(latest?.sent_at ?? null);
    expect(latest?.sent_at?.getTime() ?? 0).toBeLessThanOrEqual(NOW);
    if (c.status === 'done') expect(c.snooze_until).toBeNull();
    if (c.unread_customer_messages_count > 0) expect(ofCustomer?.status).toBe('delivered');
  }
  for (const { reference_id, conversation_id, id } of rows.messages) {
    if (reference_id === null) continue;
    expect(messages.get(reference_id)?.conversation_id).toBe(conversation_id);
    expect(reference_id).toBeLessThan(id);
  }
});
