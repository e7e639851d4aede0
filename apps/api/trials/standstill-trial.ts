import { setTimeout as sleep } from 'node:timers/promises';
import { startProcess } from '../test/child-process.ts';
import { findLostOrTwice, readVersions, startKeyedWriters } from './keyed-writers.ts';
import { ServerCluster, serverFolder } from './server-cluster.ts';

interface StandstillTrial {
  readonly programs: string;
  /** How long the process stands still in each round; milliseconds. */
  readonly stops: readonly number[];
  readonly onRound?: () => void;
}

interface StandstillVerdict {
  readonly damage: readonly string[];
  readonly acknowledged: number;
  /** The longest that the other process needed for an update; milliseconds. */
  readonly othersWaitedMs: number;
  readonly processEnded: boolean;
}

/** What the process that stands still writes to, and what the other one does: they share one conversation. */
const STANDING = [1, 2, 3, 4, 5, 6];
const OTHERS = [7, 8];
const SHARED = 1;
/** Moments of an update at which the process is stopped. */
const POINTS = 10;
const POINT_MS = 2;

/** One of two processes on a database is stopped in the middle of its work, and goes on later. */
export async function runStandstillTrial({
  programs,
  stops,
  onRound,
}: StandstillTrial): Promise<StandstillVerdict> {
  const folder = serverFolder();
  const server = await ServerCluster.create(programs, `${folder.path}/cluster`);
  await server.start();
  const settings = { DATABASE_URL: server.url, DEMO: 'on', DEMO_CONVERSATIONS: '10', LOG_LEVEL: 'silent' };
  const standing = startProcess(settings);
  const other = startProcess(settings);
  try {
    const ask = (statement: string) => server.run(statement);
    const [baseUrl, otherUrl] = await Promise.all([standing.ready, other.ready]);
    const before = await readVersions(ask);
    const writers = startKeyedWriters(baseUrl, STANDING, 'standing');
    const others = startKeyedWriters(otherUrl, OTHERS, 'others');
    const sharing = startKeyedWriters(otherUrl, [SHARED], 'shared', [3, 4]);
    for (const [round, ms] of stops.entries()) {
      await sleep(500 + (round % POINTS) * POINT_MS);
      standing.process.kill('SIGSTOP');
      await sleep(ms);
      standing.process.kill('SIGCONT');
      onRound?.();
    }
    const own = await writers.stop();
    const reports = [await others.stop(), await sharing.stop()];
    const acknowledged = new Map(own.acknowledged);
    for (const report of reports) {
      for (const [id, count] of report.acknowledged)
        acknowledged.set(id, (acknowledged.get(id) ?? 0) + count);
    }
    return {
      damage: await findLostOrTwice(ask, acknowledged, before),
      acknowledged: [...acknowledged.values()].reduce((sum, count) => sum + count, 0),
      othersWaitedMs: Math.max(...reports.map(({ longestMs }) => longestMs)),
      processEnded: standing.process.exitCode !== null,
    };
  } finally {
    standing.process.kill('SIGKILL');
    other.process.kill('SIGKILL');
    await Promise.all([standing.exit, other.exit]);
    await server.stop('immediate');
    folder.remove();
  }
}
