import { setTimeout as pause } from 'node:timers/promises';
import { createKeptAnswers } from './kept-answers.ts';
import {
  type Received,
  sendJson,
  sendProblem,
  startUpstream,
  type UpstreamDouble,
} from './upstream-double.ts';
import { createVersionedConversations, type Doing, type Row } from './versioned-conversations.ts';

export interface VersionedUpstream extends UpstreamDouble {
  /** Somebody else changes a conversation, past the gateway. */
  change(id: number, more: Row, doing?: Doing): void;
  conversation(id: number): Row | undefined;
  /** Forgets the answers that it keeps under keys. */
  forgetKeys(): void;
}

/**
 * `drop` = the connection breaks without an answer; `drop-after` = the change is made first; `processAfter` = the
 * connection breaks, and the change is made that many milliseconds later; `answerAfter` = the change is made at once,
 * and answered that much later; `answerBefore` = a key is looked up, something else happens, and only then it is answered;
 * `readAfter` = the request is looked at only when something else has happened.
 */
export type Fault =
  | 'drop'
  | 'drop-after'
  | { readonly processAfter: number }
  | { readonly answerAfter: number }
  | { readonly answerBefore: () => Promise<unknown> }
  | { readonly readAfter: Promise<unknown> }
  | { readonly status: number; readonly code?: string; readonly headers?: Record<string, string> };

export interface VersionedOptions {
  readonly conversations?: readonly Row[];
  readonly extensions?: readonly string[];
  /** Who is listed; absent = Ada and Grace. */
  readonly users?: readonly Row[];
  readonly interfere?: (received: Received) => Fault | undefined;
}

/** What the extended API says of itself, with and without what keeps updates from happening twice. */
const EXTENSIONS = ['etag', 'read', 'list', 'users', 'snooze'] as const;
export const ALL_EXTENSIONS = [
  ...EXTENSIONS,
  'idempotency-key',
  'implied-fields',
  'history',
  'events',
] as const;

const USERS = [
  { id: 1, name: 'Ada', email: 'ada@example.com', roles: ['admin'], permissions: [] },
  { id: 5, name: 'Grace', email: 'grace@example.com', roles: [], permissions: [] },
];

/** The parts of the extended API that a gateway uses. `u1` is Ada's token, `u5` Grace's, `machine` nobody's. */
export async function startVersionedUpstream({
  conversations = [],
  extensions = EXTENSIONS,
  users = USERS,
  interfere,
}: VersionedOptions = {}): Promise<VersionedUpstream> {
  const { rows, change, patch, historyOf } = createVersionedConversations(conversations);
  const kept = createKeptAnswers({ honoured: extensions.includes('idempotency-key') });

  const double = await startUpstream(async (received, response) => {
    const { method, headers, body } = received;
    const url = new URL(received.path, 'http://upstream');
    if (url.pathname === '/') return sendJson(response, 200, { name: 'parley-api', extensions, demo: true });
    if (url.pathname === '/demo/users') {
      return sendJson(response, 200, { data: [{ id: 1, name: 'Ada', roles: ['admin'], token: 'u1' }] });
    }
    const fault = interfere?.(received);
    if (fault === 'drop') return void response.destroy();
    if (typeof fault === 'object' && 'readAfter' in fault) await fault.readAfter;
    if (typeof fault === 'object' && 'processAfter' in fault) {
      response.destroy();
      await pause(fault.processAfter, null, { ref: false });
    }
    if (typeof fault === 'object' && 'status' in fault) {
      return sendProblem(response, fault.status, fault.code ?? 'interference', {}, fault.headers);
    }
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    if (!token.startsWith('u') && token !== 'machine') return sendProblem(response, 401, 'unauthorized');
    const me = USERS.find((user) => token === `u${user.id}`);
    if (url.pathname === '/users') return sendJson(response, 200, { data: users });
    if (url.pathname === '/users/me') {
      return me ? sendJson(response, 200, me) : sendProblem(response, 404, 'not-found');
    }
    if (url.pathname === '/conversations') {
      const page = toPage([...rows.values()], url.searchParams);
      return page ? sendJson(response, 200, page) : sendProblem(response, 422, 'invalid-input');
    }
    if (url.pathname === '/conversations/index') {
      const ids = [...rows.keys()];
      return sendJson(response, 200, {
        ids,
        total: ids.length,
        counts: { 'to-do': ids.length, 'in-progress': 0, done: 0 },
      });
    }
    const key = /^\/idempotency-keys\/(.+)$/.exec(url.pathname)?.[1];
    if (key !== undefined) {
      const record = kept.find(token, decodeURIComponent(key));
      if (typeof fault === 'object' && 'answerBefore' in fault) await fault.answerBefore();
      return record
        ? sendJson(response, 200, record)
        : sendProblem(response, 404, 'idempotency-key-not-found');
    }
    const id = Number(/^\/conversations\/(\d+)(\/history)?$/.exec(url.pathname)?.[1]);
    if (!rows.has(id)) return sendProblem(response, 404, 'conversation-not-found');
    if (url.pathname.endsWith('/history')) {
      return extensions.includes('history')
        ? sendJson(response, 200, toPage(historyOf(id), url.searchParams))
        : sendProblem(response, 404, 'not-found');
    }
    if (method !== 'PATCH') {
      const row = rows.get(id) ?? {};
      return sendJson(response, 200, row, { etag: `"${row.version}"` });
    }
    const { user_id, ...asked } = body as Record<string, unknown>;
    const user = user_id == null ? user_id : USERS.find((known) => known.id === user_id);
    if (typeof user_id === 'number' && !user) {
      return sendProblem(response, 422, 'user-not-found', { errors: [{ pointer: '/user_id' }] });
    }
    const answer = kept.answerOnce(token, received, () => {
      const wanted = headers['if-match'];
      if (wanted !== undefined && wanted !== `"${rows.get(id)?.version}"`) return null;
      const implied = String(headers['implied-fields'] ?? '').split(/, */);
      const changes = patch(id, { ...asked, user }, { userId: me?.id ?? null, implied });
      return { body: rows.get(id) ?? {}, changes };
    });
    if (fault === 'drop-after') return void response.destroy();
    if (typeof fault === 'object' && 'answerAfter' in fault) await pause(fault.answerAfter);
    if (answer.kind === 'problem')
      return sendProblem(response, answer.status, answer.code, {}, answer.headers);
    return sendJson(response, 200, answer.body, {
      etag: answer.etag,
      ...(answer.replayed && { 'idempotency-replayed': 'true' }),
    });
  });
  return {
    ...double,
    change: (id, more, doing) => void change(id, more, doing),
    conversation: (id) => rows.get(id),
    forgetKeys: () => kept.forget(),
  };
}

function toPage(rows: readonly Row[], query: URLSearchParams) {
  const ids = query.get('ids');
  if (ids !== null) {
    const data = ids.split(',').flatMap((id) => rows.find((row) => String(row.id) === id) ?? []);
    return { data, next_cursor: null };
  }
  const from = Number(query.get('cursor') ?? 0);
  if (Number.isNaN(from)) return null;
  const end = from + Number(query.get('limit') ?? 50);
  return { data: rows.slice(from, end), next_cursor: end < rows.length ? String(end) : null };
}
