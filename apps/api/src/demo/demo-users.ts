import { demoToken } from '@parley/demo-data';
import { answer } from '../openapi/responses.ts';
import type { RouteDescription } from '../openapi/route-descriptions.ts';
import type { App, RouteContext } from '../routes/route-context.ts';

const LIST: RouteDescription = {
  summary: 'List the users of a demo database with their tokens.',
  isPublic: true,
  responses: { 200: answer('DemoUserList'), 404: { description: 'This is no demo database.' } },
};

/** The demo users with their tokens, which are public. */
export function demoUsersRoutes(app: App, { kysely }: RouteContext): void {
  app.get('/demo/users', { config: { openapi: LIST } }, async () => {
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
