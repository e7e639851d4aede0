import { type Conversation, ConversationUpdate, type User } from '@parley/domain';
import { createFakeConversations, type FakeConversations } from './fake-conversations.ts';
import type { FakeAnswer, FakeRequest } from './fake-request.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { problemAnswer } from './problem-answer.ts';
import { toPage } from './to-page.ts';

/** What the fake API offers beyond the documented PATCH; the names are those of `service.describe()`. */
export const FAKE_EXTENSIONS = ['etag', 'read', 'list', 'users', 'snooze', 'idempotency-key'] as const;
export type FakeExtension = (typeof FAKE_EXTENSIONS)[number];

export interface FakeApiOptions {
  readonly conversations: readonly Conversation[];
  readonly users: readonly User[];
  /** The tokens that are accepted, and the id of the user of each. */
  readonly tokens: Readonly<Record<string, number>>;
  readonly extensions: readonly FakeExtension[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface FakeApi {
  readonly conversations: FakeConversations;
  answer(request: FakeRequest): FakeAnswer;
}

/** The API of the page and its extensions, in memory: a request in, an answer out, no network. */
export function createFakeApi({ users, tokens, extensions, now, ...given }: FakeApiOptions): FakeApi {
  const conversations = createFakeConversations(given.conversations, users);
  const kept = createKeptAnswers();
  const has = (extension: FakeExtension) => extensions.includes(extension);

  const send = (conversation: Conversation): FakeAnswer => {
    const { version, ...documented } = conversation;
    return has('etag') ? json(conversation, { etag: `"${version}"` }) : json(documented);
  };

  const update = (request: FakeRequest, conversation: Conversation, userId: number) => {
    const refused = (errors: Parameters<typeof problemAnswer>[3], code = 'invalid-input') => ({
      answer: problemAnswer(422, code, {}, errors),
      changes: [],
    });
    const parsed = ConversationUpdate.safeParse(parseJson(request.body));
    if (!parsed.success) {
      return refused(
        parsed.error.issues.map((it) => ({ pointer: `/${it.path.join('/')}`, detail: it.message })),
      );
    }
    if (!has('snooze') && parsed.data.snooze_until !== undefined) {
      return refused([{ pointer: '/snooze_until', detail: 'is no property of the API page' }]);
    }
    const ifMatch = request.headers['if-match'];
    if (has('etag') && ifMatch !== undefined && ifMatch !== `"${conversation.version}"`) {
      return { answer: problemAnswer(412, 'precondition-failed'), changes: [] };
    }
    const updated = conversations.update(conversation.id ?? 0, parsed.data, { userId, now: now() });
    switch (updated.kind) {
      case 'no-such-user':
        return refused([{ pointer: '/user_id', detail: 'is no user' }], 'user-not-found');
      case 'refused':
        return refused([{ pointer: updated.pointer, detail: updated.detail }]);
      case 'updated':
        return { answer: send(updated.conversation), changes: updated.changes };
    }
  };

  const answerKnown = (request: FakeRequest, userId: number): FakeAnswer => {
    const { pathname, searchParams } = new URL(request.path, 'http://api');
    const reads = request.method === 'GET';
    if (reads && has('list') && pathname === '/conversations') {
      return json(toPage(conversations.all(), searchParams));
    }
    if (reads && has('users') && pathname === '/users') return json({ data: users });
    if (reads && has('users') && pathname === '/users/me') {
      return json(users.find((user) => user.id === userId));
    }
    const key = /^\/idempotency-keys\/(.+)$/.exec(pathname)?.[1];
    if (reads && has('idempotency-key') && key !== undefined) return kept.describe(decodeURIComponent(key));

    const id = /^\/conversations\/(\d+)$/.exec(pathname)?.[1];
    if (id === undefined || !(request.method === 'PATCH' || (reads && has('read')))) {
      return problemAnswer(404, 'not-found');
    }
    const conversation = conversations.find(Number(id));
    if (conversation === undefined) return problemAnswer(404, 'conversation-not-found');
    if (reads) return send(conversation);
    const execute = () => update(request, conversation, userId);
    return has('idempotency-key') ? kept.answerOnce(request, execute) : execute().answer;
  };

  return {
    conversations,
    answer(request) {
      if (request.path === '/' && extensions.length > 0) {
        return json({ name: 'fake-upstream', extensions, demo: false });
      }
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      const userId = token !== undefined && Object.hasOwn(tokens, token) ? tokens[token] : undefined;
      return userId === undefined ? problemAnswer(401, 'unauthorized') : answerKnown(request, userId);
    },
  };
}

function json(body: unknown, headers: Readonly<Record<string, string>> = {}): FakeAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** `undefined` for what is no JSON, which no update is. */
function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
