import { demoToken } from '@parley/demo-data';
import type { App, RouteContext } from '../routes/route-context.ts';

/** Who may be signed in as, without a token: everybody knows the tokens of a demo. */
export function demoUsersRoutes(app: App, { kysely }: RouteContext): void {
  app.get('/demo/users', async () => {
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
