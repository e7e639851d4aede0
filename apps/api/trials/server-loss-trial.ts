import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresCluster, serverFolder } from '@parley/testing/postgres-cluster';
import { startProcess } from '../test/child-process.ts';
import { findLostOrTwice, readVersions, startKeyedWriters, type WriterReport } from './keyed-writers.ts';
import { Pooler } from './pooler.ts';

/** How the database is taken from under an api that writes. */
type Loss = 'fast-restart' | 'immediate-restart' | 'terminated-sessions';

interface LossTrial {
  /** PgBouncer's program, to stand between. */
  readonly pooler?: string;
  readonly rounds: Readonly<Partial<Record<Loss, number>>>;
  readonly onRound?: () => void;
}

export interface LossVerdict extends WriterReport {
  /** What was lost or done twice. */
  readonly damage: readonly string[];
  readonly processEnded: boolean;
  /** The longest time from the moment that the database could be asked again to an update that was carried out. */
  readonly backWithinMs: number;
}

const CONVERSATIONS = [1, 2, 3, 4, 5, 6];
const ALL_SESSIONS = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name not in ('trial', '') and pid <> pg_backend_pid() and backend_type = 'client backend'`;
const PROBED = 7;

/** Six writers whose database is taken away again and again. */
export async function runServerLossTrial({ pooler, rounds, onRound }: LossTrial): Promise<LossVerdict> {
  const folder = serverFolder();
  const server = PostgresCluster.create(`${folder.path}/cluster`);
  await server.start();
  const between =
    pooler === undefined
      ? undefined
      : await Pooler.start(pooler, `${folder.path}/pooler`, server.url, ['options']);
  const api = startProcess({
    DATABASE_URL: between?.url ?? server.url,
    DEMO: 'on',
    DEMO_CONVERSATIONS: '8',
    LOG_LEVEL: 'silent',
  });
  try {
    const baseUrl = await api.ready;
    const ask = (statement: string) => server.query(statement);
    const before = await readVersions(ask);
    const writers = startKeyedWriters(baseUrl, CONVERSATIONS, 'loss');
    let backWithinMs = 0;
    for (const [loss, count] of Object.entries(rounds) as [Loss, number][]) {
      for (let round = 0; round < count; round++) {
        await sleep(loss === 'terminated-sessions' ? 1_000 : 300 + 40 * round);
        await lose(server, loss);
        backWithinMs = Math.max(backWithinMs, await untilCarriedOut(baseUrl, `${loss}-${round}`));
        onRound?.();
      }
    }
    const report = await writers.stop();
    const damage = await findLostOrTwice(ask, report.acknowledged, before);
    return { ...report, damage, processEnded: api.process.exitCode !== null, backWithinMs };
  } finally {
    api.process.kill('SIGKILL');
    await api.exit;
    await between?.stop();
    await server.stop('immediate');
    folder.remove();
  }
}

async function lose(server: PostgresCluster, loss: Loss): Promise<void> {
  if (loss === 'terminated-sessions') {
    await server.query(ALL_SESSIONS);
    return;
  }
  await server.stop(loss === 'fast-restart' ? 'fast' : 'immediate');
  await server.start();
}

/** Milliseconds until an update of a conversation that nobody else writes to is carried out. */
async function untilCarriedOut(baseUrl: string, run: string): Promise<number> {
  const began = performance.now();
  const probe = startKeyedWriters(baseUrl, [PROBED], run);
  while ((probe.report.acknowledged.get(PROBED) ?? 0) === 0) await sleep(10);
  const waited = performance.now() - began;
  await probe.stop();
  return waited;
}
