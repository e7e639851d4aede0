import { toSearchText } from '@parley/domain';
import { expect, test } from 'vitest';
import { contentText } from '../src/conversations/content-text.ts';
import { addConversation } from '../src/demo/build-conversation.ts';
import { emptyRows } from '../src/demo/demo-rows.ts';
import { demoUsers } from '../src/demo/demo-users.ts';
import { Random } from '../src/demo/random.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');

function build(count: number, now = NOW) {
  const rows = emptyRows();
  const random = new Random(1);
  for (let i = 0; i < count; i++) addConversation(rows, random, { users: demoUsers(now), now });
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

test('customers do not all say the same', () => {
  const rows = build(2_000);
  const texts = rows.messages
    .filter((m) => m.from === 'customer')
    .flatMap((m) => toSearchText(...m.contents.map(contentText)) || []);
  expect(new Set(texts).size / texts.length).toBeGreaterThan(0.4);
});
