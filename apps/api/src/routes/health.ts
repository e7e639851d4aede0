import { sql } from 'kysely';
import type { App, RouteContext } from './route-context.ts';

/** Liveness and readiness probes, outside the version path. */
export function healthRoutes(app: App, { kysely, database }: RouteContext): void {
  app.get('/health', async () => ({ status: 'ok' }));

  app.get('/ready', async () => {
    await sql`select 1`.execute(kysely);
    const missing = database.indexes.missing();
    return { status: 'ok', ...(missing.length > 0 && { missing_indexes: missing }) };
  });
}
