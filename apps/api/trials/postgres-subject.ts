import { join } from 'node:path';
import { type Child, startProcess } from '../test/child-process.ts';
import { ServerCluster } from './server-cluster.ts';
import type { Subject } from './subject.ts';

/** The api with a PostgreSQL server of its own, whose cluster is in this directory. */
export async function postgresSubject(programs: string, directory: string): Promise<Subject> {
  const server = await ServerCluster.create(programs, join(directory, 'cluster'));
  let api: Child | undefined;

  const end = async (how: 'kill' | 'immediate') => {
    api?.process.kill('SIGKILL');
    await server.stop(how);
    await api?.exit;
  };
  return {
    name: 'PostgreSQL',
    async start() {
      await server.start();
      api = startProcess({ DATABASE_URL: server.url, DEMO: 'on' });
      return api.ready;
    },
    kill: () => end('kill'),
    // Gives back the little shared memory that is left, which no next server of the cluster would find.
    remove: () => end('immediate'),
  };
}
