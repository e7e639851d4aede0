import { Conversation, isKnownContent } from '@parley/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { ask, patch } from './ask.ts';
import { violations } from './contract-validator.ts';
import { engines, startApi } from './engines.ts';

interface Page {
  readonly data: Conversation[];
  readonly next_cursor: string | null;
}

describe.each(engines)('on $name, the answers of the whole demo', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;
  const all: Conversation[] = [];

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine, { demoConversations: 2_000 }));
    for (let cursor = ''; ; ) {
      const { body } = await ask<Page>(api, `/conversations?limit=100${cursor}`);
      all.push(...body.data);
      if (body.next_cursor === null) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
  });
  afterAll(() => stop());

  test('every conversation is what the document says, and readable by the domain', () => {
    expect(all).toHaveLength(2_000);
    const wrong = all.flatMap((conversation) =>
      violations('Conversation', conversation).map((violation) => `${conversation.id}${violation}`),
    );
    expect(wrong).toEqual([]);
    expect(all.every((conversation) => Conversation.safeParse(conversation).success)).toBe(true);
  });

  test.each([
    ['/users/me', 'User'],
    ['/users', 'UserList'],
    ['/conversations?limit=3', 'ConversationPage'],
    ['/conversations/index', 'ConversationIndex'],
    ['/conversations/5', 'Conversation'],
    ['/', 'ApiDescription'],
    ['/demo/users', 'DemoUserList'],
  ])('%s is a %s of the document', async (path, component) => {
    expect(violations(component, (await ask(api, path)).body)).toEqual([]);
  });

  test('the answer to a PATCH is a conversation of the document', async () => {
    const { body } = await patch(api, 5, { status: 'in-progress', user_id: null });
    expect(violations('Conversation', body)).toEqual([]);
  });

  test('the record of a key and the message of a customer are those of the document', async () => {
    await patch(api, 6, { status: 'in-progress', user_id: 2 }, { 'idempotency-key': 'k' });
    expect(violations('IdempotencyRecord', (await ask(api, '/idempotency-keys/k')).body)).toEqual([]);
    const payload = JSON.stringify({ conversation_id: 7, text: 'Hallo' });
    const headers = { 'content-type': 'application/json' };
    const { body } = await ask(api, '/demo/messages', { method: 'POST', payload, headers });
    expect(violations('DemoMessageAnswer', body)).toEqual([]);
  });

  test.each([
    ['/users/me', { authorization: '' }],
    ['/conversations/99999', {}],
    ['/conversations?limit=x', {}],
  ])('a refusal of %s is a problem of the document', async (path, headers: Record<string, string>) => {
    const { status, body } = await ask(api, path, { headers });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(violations('Problem', { errors: [], ...(body as object) })).toEqual([]);
  });

  const planted: readonly [string, (conversation: Conversation) => object][] = [
    ['an unknown status', (c) => ({ ...c, status: 'closed' })],
    ['an id in text', (c) => ({ ...c, id: String(c.id) })],
    ['user null', (c) => ({ ...c, user: null })],
    ['an instant without a zone', (c) => ({ ...c, created_at: '2026-01-01T00:00:00' })],
    ['an instant as PostgreSQL writes it', (c) => ({ ...c, created_at: '2026-01-01 00:00:00+00' })],
    ['a property that the document does not have', (c) => ({ ...c, latest_message_at: null })],
    ['a missing property', ({ latest_note, ...c }) => c],
    ['a count in text', (c) => ({ ...c, unread_customer_messages_count: '2' })],
    ['an agent that is null', (c) => ({ ...c, agent: null })],
    ['an internal column of the customer', (c) => ({ ...c, customer: { ...c.customer, search_text: '' } })],
    ['a message of nobody', (c) => ({ ...c, latest_message: { ...c.latest_message, from: 'nobody' } })],
    [
      'an unknown content',
      (c) => ({ ...c, latest_message: { ...c.latest_message, contents: [{ type: 'poll' }] } }),
    ],
    [
      'a file without a size',
      (c) => ({ ...c, latest_message: { ...c.latest_message, contents: [{ type: 'image' }] } }),
    ],
    ['a wrong reference', (c) => ({ ...c, latest_message: { ...c.latest_message, reference: { id: 'x' } } })],
  ];
  test.each(planted)('the check catches %s', (_what, plant) => {
    const sound = all.find((c) => c.latest_message && c.user && c.latest_note);
    expect(sound && violations('Conversation', sound)).toEqual([]);
    expect(sound && violations('Conversation', plant(sound))).not.toEqual([]);
  });

  test('the demo shows everything that the contract allows', () => {
    const messages = all
      .flatMap((c) => [c.latest_message, c.latest_customer_message])
      .filter((m) => m != null);
    const contents = messages.flatMap((m) => m.contents ?? []).filter(isKnownContent);
    const kinds = (values: readonly unknown[]) => [...new Set(values)].sort();
    const now = Date.now();
    const asleep = (c: Conversation) => Date.parse(c.snooze_until ?? '') > now;
    const shown = {
      statuses: kinds(all.map((c) => c.status)),
      channels: kinds(all.map((c) => c.channel)),
      contents: kinds(contents.map((content) => content.type)),
      from: kinds(messages.map((m) => m.from)),
      sources: kinds(messages.map((m) => m.source)),
      messageStatuses: kinds(messages.map((m) => m.status)),
      errorTypes: kinds(messages.flatMap((m) => m.latest_error?.type ?? [])),
      salutations: kinds(all.map((c) => c.customer?.profile?.salutation)),
      genders: kinds(all.map((c) => c.customer?.profile?.gender)),
      users: kinds(all.map((c) => c.user?.id)),
    };
    expect(shown).toMatchInlineSnapshot(`
      {
        "channels": [
          "bridge",
          "whatsapp",
          "widget",
        ],
        "contents": [
          "audio",
          "contact",
          "document",
          "image",
          "location",
          "text",
          "video",
        ],
        "errorTypes": [
          "other",
          "status-update",
        ],
        "from": [
          "agent",
          "customer",
          "system",
        ],
        "genders": [
          "diverse",
          "female",
          "male",
          "undisclosed",
        ],
        "messageStatuses": [
          "created",
          "delivered",
          "error",
          "read",
          "sent",
        ],
        "salutations": [
          "formal_female",
          "formal_male",
          "informal",
        ],
        "sources": [
          "user",
          "whatsapp-campaign",
        ],
        "statuses": [
          "done",
          "in-progress",
          "to-do",
        ],
        "users": [
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          8,
          9,
          undefined,
        ],
      }
    `);
    const scripts = [
      /\p{Script=Arabic}/u,
      /\p{Script=Hebrew}/u,
      /\p{Script=Han}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Extended_Pictographic}/u,
    ];
    const names = all.map((c) => c.customer?.name ?? '').join('\n');
    const text = JSON.stringify(contents);
    const some: Record<string, boolean> = {
      unassigned: all.some((c) => !c.user),
      asleep: all.some(asleep),
      'snoozed until a time that has passed': all.some((c) => c.snooze_until && !asleep(c)),
      'in progress without a user': all.some((c) => c.status === 'in-progress' && !c.user),
      'unread messages': all.some((c) => (c.unread_customer_messages_count ?? 0) > 1),
      'a blocked profile': all.some((c) => c.customer?.profile?.blocked),
      'an open reply window': all.some((c) => c.reply_possible),
      'a reply window that has passed': all.some((c) => Date.parse(c.reply_until ?? '') < now),
      'a customer who must write first': all.some((c) => c.customer_interaction_required),
      'no message': all.some((c) => c.latest_message === null),
      'a reply whose message is gone': all.some(
        (c) => !c.latest_customer_message && c.last_customer_reply_from,
      ),
      'no created_at': all.some((c) => c.created_at === null),
      'a reference': messages.some((m) => m.reference),
      'a campaign': messages.some((m) => m.whatsapp_campaign),
      'reactions of both sides':
        messages.some((m) => m.agent_reaction) && messages.some((m) => m.customer_reaction),
      'several contents': messages.some((m) => (m.contents?.length ?? 0) > 1),
      'a caption': contents.some((c) => c.type === 'image' && c.caption),
      'a place without a name': contents.some((c) => c.type === 'location' && c.name === null),
      'a voice message and another audio':
        kinds(contents.flatMap((c) => (c.type === 'audio' ? [c.voice] : []))).length === 2,
      'a phone number as a name': /^\+49/m.test(names),
      'a very long name': all.some((c) => (c.customer?.name?.length ?? 0) > 80),
      'names in many scripts': scripts.every((script) => script.test(names)),
      'texts in many scripts': scripts.every((script) => script.test(text)),
      'an agent out of sync': all.some((c) => c.agent?.in_sync === false),
    };
    expect(Object.keys(some).filter((what) => !some[what])).toEqual([]);
    expect(text).not.toMatch(/\{\w+\}/);
  });
});
