import { isDemoDatabase } from '../demo/is-demo-database.ts';
import { answer } from '../openapi/responses.ts';
import type { RouteDescription } from '../openapi/route-descriptions.ts';
import type { App, RouteContext } from './route-context.ts';

const EXTENSIONS = [
  'etag',
  'read',
  'list',
  'users',
  'snooze',
  'idempotency-key',
  'implied-fields',
  'history',
  'events',
] as const;

const DESCRIBE: RouteDescription = {
  summary: 'Describe what this API supports beyond the contract.',
  isPublic: true,
  responses: { 200: answer('ApiDescription') },
};

/** The description of this API, which needs no token. */
export function rootRoutes(app: App, { kysely, isDemo }: RouteContext): void {
  const describe = async () => ({
    name: 'parley-api',
    extensions: EXTENSIONS,
    // Reads the database each time, so that this route fails while it is unavailable.
    demo: (await isDemoDatabase(kysely)) && isDemo,
  });
  // Two routes for the base URL with and without a slash: one route would handle other methods differently.
  app.get('/', { prefixTrailingSlash: 'slash', config: { openapi: DESCRIBE } }, describe);
  app.get('/', { prefixTrailingSlash: 'no-slash', config: { openapi: DESCRIBE } }, describe);
}
