import type { ServerResponse } from 'node:http';
import { signal } from '../doubles/signal.ts';
import { sendJson, sendProblem, startUpstream, type UpstreamDouble } from '../doubles/upstream-double.ts';

interface Fed {
  readonly conversation_id: number;
  readonly type?: string;
  readonly changes?: readonly unknown[];
  readonly user_id?: number | null;
}

export interface FeedUpstream extends UpstreamDouble {
  /** Makes events; gives the id of the last one. */
  feed(events: readonly Fed[]): number;
  /** Forgets what happened up to here. */
  prune(): void;
  /** Breaks every feed, as a network does. */
  cut(): void;
  /** From here on no token is known. */
  revoke(): void;
  /** From here on there is no user. */
  dismissUsers(): void;
  /** How many feeds are open. */
  open(): number;
  set(id: number, more: Readonly<Record<string, unknown>>): void;
}

/** An upstream with a feed. `u<n>` is user n's token; who may see what is up to `sees`, for feed and reading alike. */
export async function startFeedUpstream({
  conversations = [{ id: 7, status: 'to-do' }],
  sees = () => true,
}: {
  readonly conversations?: readonly Readonly<Record<string, unknown>>[];
  readonly sees?: (user: number, conversation: number) => boolean;
} = {}): Promise<FeedUpstream> {
  const rows = new Map<number, Readonly<Record<string, unknown>>>(
    conversations.map((row) => [Number(row.id), { version: '1', ...row }]),
  );
  const events: (Fed & { readonly id: number })[] = [];
  const streams = new Set<ServerResponse>();
  let last = 0;
  let wake = signal();
  let revoked = false;
  let users = [{ id: 1, name: 'Ada', email: 'ada@example.com' }];

  async function send(response: ServerResponse, user: number, after: string | undefined): Promise<void> {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    streams.add(response);
    response.once('close', () => streams.delete(response));
    const isKnown = Number(after) >= last - events.length && Number(after) <= last;
    let position = isKnown ? Number(after) : last;
    if (!isKnown) response.write(frame(after === undefined ? 'hello' : 'reset', position, {}));
    while (!response.destroyed) {
      const event = events[position - (last - events.length)];
      if (event === undefined) {
        await wake.given;
        continue;
      }
      position = event.id;
      if (!sees(user, event.conversation_id)) continue;
      const isTaken = response.write(frame('conversation.changed', event.id, event));
      if (!isTaken) await drained(response);
    }
  }

  const double = await startUpstream(async ({ path, headers }, response) => {
    if (path === '/' || path === '') {
      const extensions = ['read', 'list', 'users', 'etag', 'events'];
      return sendJson(response, 200, { name: 'parley-api', extensions, demo: true });
    }
    const user = Number(/^Bearer u(\d+)$/.exec(headers.authorization ?? '')?.[1] ?? Number.NaN);
    if (Number.isNaN(user) || revoked) return sendProblem(response, 401, 'unauthorized');
    if (path === '/users') return sendJson(response, 200, { data: users });
    if (path === '/events') return send(response, user, headers['last-event-id']?.toString());
    const id = Number(/^\/conversations\/(\d+)$/.exec(path)?.[1]);
    const row = rows.get(id);
    if (row === undefined || !sees(user, id)) return sendProblem(response, 404, 'conversation-not-found');
    return sendJson(response, 200, row, { etag: `"${row.version}"` });
  });

  return {
    ...double,
    feed(fed) {
      for (const event of fed) {
        last += 1;
        events.push({ type: 'updated', changes: [], user_id: null, ...event, id: last });
      }
      const woken = wake;
      wake = signal();
      woken.give();
      return last;
    },
    prune: () => void events.splice(0),
    cut() {
      for (const response of streams) response.destroy();
    },
    revoke() {
      revoked = true;
    },
    dismissUsers() {
      users = [];
    },
    open: () => streams.size,
    set: (id, more) => void rows.set(id, { version: '1', ...rows.get(id), id, ...more }),
  };
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      response.off('drain', goOn).off('close', goOn);
      resolve();
    };
    response.on('drain', goOn).on('close', goOn);
  });
}

function frame(event: string, id: number, data: object): string {
  const whole = { id, version: String(id), at: '2026-01-02T12:00:00Z', ...data };
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(whole)}\n\n`;
}
