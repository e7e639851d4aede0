import {
  type Received,
  sendJson,
  sendProblem,
  startUpstream,
  type UpstreamDouble,
} from './upstream-double.ts';

type Row = Readonly<Record<string, unknown>>;

export interface VersionedUpstream extends UpstreamDouble {
  /** Somebody else changes a conversation, past the gateway. */
  change(id: number, more: Row): void;
}

export interface VersionedOptions {
  readonly conversations?: readonly Row[];
  readonly extensions?: readonly string[];
  /** `drop` = the connection breaks without an answer; `drop-after` = the change is made first. */
  readonly interfere?: (
    received: Received,
  ) => 'drop' | 'drop-after' | { status: number; headers?: Record<string, string> } | undefined;
}

const USERS = [
  { id: 1, name: 'Ada', email: 'ada@example.com', roles: ['admin'], permissions: [] },
  { id: 5, name: 'Grace', email: 'grace@example.com', roles: [], permissions: [] },
];

/** The parts of the extended API that a gateway uses: reads, lists, users, ETag and If-Match. `u1` is Ada's token. */
export async function startVersionedUpstream({
  conversations = [],
  extensions = ['etag', 'read', 'list', 'users', 'snooze'],
  interfere,
}: VersionedOptions = {}): Promise<VersionedUpstream> {
  const rows = new Map<number, Record<string, unknown>>(
    conversations.map((row) => [Number(row.id), { version: '1', ...row }]),
  );
  const change = (id: number, more: Row) => {
    const row = rows.get(id) ?? { id, version: '0' };
    rows.set(id, { ...row, ...more, version: String(Number(row.version) + 1) });
  };

  const double = await startUpstream((received, response) => {
    const { method, headers, body } = received;
    const url = new URL(received.path, 'http://upstream');
    if (url.pathname === '/') return sendJson(response, 200, { name: 'parley-api', extensions, demo: true });
    if (url.pathname === '/demo/users') {
      return sendJson(response, 200, { data: [{ id: 1, name: 'Ada', roles: ['admin'], token: 'u1' }] });
    }
    const interference = interfere?.(received);
    if (interference === 'drop') return void response.destroy();
    if (typeof interference === 'object') {
      return sendProblem(response, interference.status, 'interference', {}, interference.headers);
    }
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    if (!token.startsWith('u') && token !== 'machine') return sendProblem(response, 401, 'unauthorized');
    if (url.pathname === '/users') return sendJson(response, 200, { data: USERS });
    if (url.pathname === '/users/me') {
      const me = USERS.find((user) => token === `u${user.id}`);
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
    const id = Number(/^\/conversations\/(\d+)$/.exec(url.pathname)?.[1]);
    const row = rows.get(id);
    if (!row) return sendProblem(response, 404, 'conversation-not-found');
    if (method === 'PATCH') {
      const { status, user_id, snooze_until } = body as Record<string, unknown>;
      const user = USERS.find((known) => known.id === user_id);
      if (typeof user_id === 'number' && !user) {
        return sendProblem(response, 422, 'user-not-found', { errors: [{ pointer: '/user_id' }] });
      }
      const wanted = headers['if-match'];
      if (wanted !== undefined && wanted !== `"${row.version}"`) {
        return sendProblem(response, 412, 'precondition-failed');
      }
      change(id, {
        ...(status !== undefined && { status }),
        ...(user_id !== undefined && { user }),
        ...(snooze_until !== undefined && { snooze_until }),
      });
    }
    if (interference === 'drop-after') return void response.destroy();
    const answer = rows.get(id) ?? {};
    return sendJson(response, 200, answer, { etag: `"${answer.version}"` });
  });
  return { ...double, change };
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
