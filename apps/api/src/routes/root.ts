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
  summary: 'Tell what this API can do beyond the page.',
  isPublic: true,
  responses: { 200: answer('ApiDescription') },
};

/** What may be read without a token. */
export function rootRoutes(app: App, { kysely, isDemo }: RouteContext): void {
  const describe = async () => ({
    name: 'parley-api',
    extensions: EXTENSIONS,
    // The database is asked each time, so that whoever looks here learns that it is away.
    demo: (await isDemoDatabase(kysely)) && isDemo,
  });
  // The base URL with and without its slash: as one route, the two would not share their methods.
  app.get('/', { prefixTrailingSlash: 'slash', config: { openapi: DESCRIBE } }, describe);
  app.get('/', { prefixTrailingSlash: 'no-slash', config: { openapi: DESCRIBE } }, describe);
}
