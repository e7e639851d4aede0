import { type Received, sendHtml, sendJson, startUpstream, type UpstreamDouble } from './upstream-double.ts';

type Body = { status?: string; user_id?: number | null };

export interface PageOnlyOptions {
  readonly conversations?: readonly Readonly<Record<string, unknown>>[];
  /** Answers instead of the upstream when it returns an answer. */
  readonly interfere?: (received: Received) => { status: number; body?: unknown } | undefined;
  /** What is answered to a GET; the page documents none. */
  readonly getStatus?: number;
}

/**
 * Does what contract/client-api.yaml says and nothing else: PATCH of a conversation with a bearer token, status and
 * user_id, 200 with the whole conversation. Error bodies are HTML: the page documents none.
 */
export function startPageOnlyUpstream({
  conversations = [],
  interfere,
  getStatus = 404,
}: PageOnlyOptions = {}): Promise<UpstreamDouble> {
  const rows = new Map(conversations.map((row) => [String(row.id), { ...row }]));
  return startUpstream((received, response) => {
    const { method, path, headers, body } = received;
    const interference = interfere?.(received);
    if (interference) {
      if (interference.body === undefined) return sendHtml(response, interference.status);
      return sendJson(response, interference.status, interference.body);
    }
    const id = /^\/conversations\/(\d+)$/.exec(path)?.[1];
    if (id === undefined) return sendHtml(response, 404);
    if (method !== 'PATCH') return sendHtml(response, getStatus);
    if (!/^Bearer \S+$/.test(headers.authorization ?? '')) return sendHtml(response, 401);
    const row = rows.get(id);
    if (!row) return sendHtml(response, 404);
    const unknown = Object.keys(body as Body).filter((key) => key !== 'status' && key !== 'user_id');
    if (unknown.length > 0) return sendHtml(response, 422);
    const { status, user_id } = body as Body;
    if (status !== undefined) {
      if (!['to-do', 'in-progress', 'done'].includes(status)) return sendHtml(response, 422);
      row.status = status;
    }
    if (user_id === null) delete row.user;
    if (typeof user_id === 'number') {
      if (user_id >= 900) return sendHtml(response, 422);
      row.user = { id: user_id, name: `User ${user_id}` };
    }
    return sendJson(response, 200, row);
  });
}
