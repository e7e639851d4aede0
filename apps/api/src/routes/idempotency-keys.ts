import { getSession } from '../http/authentication.ts';
import { Problem } from '../http/problem.ts';
import { isIdempotencyKey } from '../idempotency/idempotency-key.ts';
import { findStoredResponse } from '../idempotency/stored-response.ts';
import { pathParameter } from '../openapi/parameters.ts';
import { answer, problems } from '../openapi/responses.ts';
import type { RouteDescription } from '../openapi/route-descriptions.ts';
import type { App, RouteContext } from './route-context.ts';

const READ: RouteDescription = {
  summary: 'Read the stored response to a request with an Idempotency-Key of this token.',
  parameters: [pathParameter('key')],
  responses: { 200: answer('IdempotencyRecord'), ...problems('idempotency-key-not-found') },
};

/** Tells a caller the outcome of a request whose response it has lost. */
export function idempotencyKeysRoutes(app: App, { kysely, now, idempotencyMs }: RouteContext): void {
  app.get<{ Params: { key: string } }>(
    '/idempotency-keys/:key',
    { config: { openapi: READ } },
    async (request) => {
      const { key } = request.params;
      const { tokenHash } = getSession(request);
      const stored = isIdempotencyKey(key)
        ? await findStoredResponse(kysely, { tokenHash, key, keptSince: now() - idempotencyMs })
        : null;
      if (stored === null) throw new Problem('idempotency-key-not-found');
      return { ...stored, body: JSON.parse(stored.body) };
    },
  );
}
