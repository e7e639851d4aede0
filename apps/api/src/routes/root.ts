import { demoToken } from '@parley/demo-data';
import { isDemoDatabase } from '../demo/is-demo-database.ts';
import { Problem } from '../http/problem.ts';
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

/** What may be read without a token. */
export function rootRoutes(app: App, { kysely }: RouteContext): void {
  const describe = async () => ({
    name: 'parley-api',
    extensions: EXTENSIONS,
    demo: await isDemoDatabase(kysely),
  });
  // The base URL with and without its slash: as one route, the two would not share their methods.
  app.get('/', { prefixTrailingSlash: 'slash' }, describe);
  app.get('/', { prefixTrailingSlash: 'no-slash' }, describe);

  app.get('/demo/users', async () => {
    if (!(await isDemoDatabase(kysely))) throw new Problem('not-found');
    const rows = await kysely
      .selectFrom('users')
      .innerJoin('tokens', 'tokens.user_id', 'users.id')
      .select(['users.id', 'users.name', 'users.roles'])
      .where('tokens.demo', '=', true)
      .where('users.active', '=', true)
      .orderBy('users.id')
      .execute();
    return { data: rows.map((row) => ({ ...row, token: demoToken(row.id) })) };
  });
}
