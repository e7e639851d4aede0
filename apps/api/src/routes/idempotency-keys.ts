import { sessionOf } from '../http/authentication.ts';
import { Problem } from '../http/problem.ts';
import { isIdempotencyKey } from '../idempotency/idempotency-key.ts';
import { findStoredAnswer } from '../idempotency/stored-answer.ts';
import type { App, RouteContext } from './route-context.ts';

/** For whoever wants to know what became of a request before sending it again. */
export function idempotencyKeysRoutes(app: App, { kysely, now, idempotencyMs }: RouteContext): void {
  app.get<{ Params: { key: string } }>('/idempotency-keys/:key', async (request) => {
    const { key } = request.params;
    const { tokenHash } = sessionOf(request);
    const stored = isIdempotencyKey(key)
      ? await findStoredAnswer(kysely, { tokenHash, key, keptSince: now() - idempotencyMs })
      : null;
    if (stored === null) throw new Problem('idempotency-key-not-found');
    return { ...stored, body: JSON.parse(stored.body) };
  });
}
