import { join } from 'node:path';
import { PostgresCluster } from '@parley/testing/postgres-cluster';
import { type Child, startProcess } from '../test/child-process.ts';
import type { Subject } from './subject.ts';

/** The api with a PostgreSQL server of its own, whose cluster is in this directory. */
export function postgresSubject(directory: string): Subject {
  const server = PostgresCluster.create(join(directory, 'cluster'));
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
