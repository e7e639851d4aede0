import { sessionOf } from '../http/authentication.ts';
import { toUser, USER_COLUMNS } from '../users/to-user.ts';
import type { App, RouteContext } from './route-context.ts';

export function usersRoutes(app: App, { kysely }: RouteContext): void {
  app.get('/users', async () => {
    const rows = await kysely
      .selectFrom('users')
      .select(USER_COLUMNS)
      .where('active', '=', true)
      .orderBy('name')
      .orderBy('id')
      .execute();
    return { data: rows.map(toUser) };
  });

  app.get('/users/me', async (request) => sessionOf(request).user);
}
