import { getSession } from '../http/authentication.ts';
import { answer, problems } from '../openapi/responses.ts';
import type { RouteDescription } from '../openapi/route-descriptions.ts';
import { toUser, USER_COLUMNS } from '../users/to-user.ts';
import type { App, RouteContext } from './route-context.ts';

const LIST: RouteDescription = {
  summary: 'List the active users.',
  responses: { 200: answer('UserList'), ...problems() },
};

const READ_OWN: RouteDescription = {
  summary: 'Read the user of the token.',
  responses: { 200: answer('User'), ...problems() },
};

export function usersRoutes(app: App, { kysely }: RouteContext): void {
  app.get('/users', { config: { openapi: LIST } }, async () => {
    const rows = await kysely
      .selectFrom('users')
      .select(USER_COLUMNS)
      .where('active', '=', true)
      .orderBy('name')
      .orderBy('id')
      .execute();
    return { data: rows.map(toUser) };
  });

  app.get('/users/me', { config: { openapi: READ_OWN } }, async (request) => getSession(request).user);
}
