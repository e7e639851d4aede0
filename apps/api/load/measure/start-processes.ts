import { findPostgres } from '@parley/testing/postgres';
import { StartupError } from '../../src/startup-error.ts';
import { type Child, startProcess } from '../../test/child-process.ts';

/** So many processes of the api on one fresh PostgreSQL database with a small demo. */
export async function startProcesses(count: number) {
  const postgres = await findPostgres();
  if (!postgres) throw new StartupError('No PostgreSQL server answers; set TEST_DATABASE_URL to one.');
  const { databaseUrl, drop } = await postgres.fresh();
  const children: Child[] = [];
  const stop = async (): Promise<void> => {
    for (const child of children) child.process.kill('SIGTERM');
    await Promise.all(children.map(({ exit }) => exit));
    await drop();
  };
  try {
    const urls: string[] = [];
    for (let i = 0; i < count; i++) {
      const child = startProcess({ DATABASE_URL: databaseUrl, DEMO: 'on', DEMO_CONVERSATIONS: '300' });
      children.push(child);
      urls.push(await child.ready);
    }
    return { urls, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
