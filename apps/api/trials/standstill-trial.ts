import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresCluster, serverFolder } from '@parley/testing/postgres-cluster';
import { startProcess } from '../test/child-process.ts';
import { findLostOrTwice, readVersions, startKeyedWriters, type Writers } from './keyed-writers.ts';

interface Stop {
  /** Which of the ten moments of an update, from 0. */
  readonly point: number;
  /** How long the process stands still; milliseconds. */
  readonly forMs: number;
}

interface StandstillTrial {
  readonly stops: readonly Stop[];
  readonly onRound?: () => void;
}

interface StandstillVerdict {
  readonly damage: readonly string[];
  readonly acknowledged: number;
  /** The longest that the other process needed for an update; milliseconds. */
  readonly othersWaitedMs: number;
  /** The longest time from the moment that the process went on to the 200 of all of its writers; milliseconds. */
  readonly backWithinMs: number;
  readonly processEnded: boolean;
}

/** What the process that stands still writes to, and what the other one does: they share one conversation. */
const STANDING = [1, 2, 3, 4, 5, 6];
const OTHERS = [7, 8];
const SHARED = 1;
/** Between two points: they lie in one update, which takes a few of them. */
const POINT_MS = 2;
const GIVE_UP_MS = 70_000;
/** So that trials side by side measure locks and not the processor: nothing is missed, each update is timed. */
const OTHERS_PAUSE_MS = 200;

/** One of two processes on a database is stopped in the middle of its work, and goes on later. */
export async function runStandstillTrial({ stops, onRound }: StandstillTrial): Promise<StandstillVerdict> {
  const folder = serverFolder();
  const server = PostgresCluster.create(`${folder.path}/cluster`);
  await server.start();
  const settings = { DATABASE_URL: server.url, DEMO: 'on', DEMO_CONVERSATIONS: '10', LOG_LEVEL: 'silent' };
  const standing = startProcess(settings);
  const other = startProcess(settings);
  try {
    const ask = (statement: string) => server.query(statement);
    const [baseUrl, otherUrl] = await Promise.all([standing.ready, other.ready]);
    const before = await readVersions(ask);
    const writers = startKeyedWriters(baseUrl, STANDING, 'standing');
    const others = startKeyedWriters(otherUrl, OTHERS, 'others', { pauseMs: OTHERS_PAUSE_MS });
    const sharing = startKeyedWriters(otherUrl, [SHARED], 'shared', {
      users: [3, 4],
      pauseMs: OTHERS_PAUSE_MS,
    });
    let backWithinMs = 0;
    for (const { point, forMs } of stops) {
      await sleep(point * POINT_MS);
      standing.process.kill('SIGSTOP');
      const stoppedAt = new Map(writers.report.acknowledged);
      await sleep(forMs);
      standing.process.kill('SIGCONT');
      const wentOnAt = performance.now();
      // A 200 may have been on its way when the process was stopped: two are one of after it.
      while (STANDING.some((id) => count(writers, id) < (stoppedAt.get(id) ?? 0) + 2)) {
        if (standing.process.exitCode !== null || performance.now() - wentOnAt > GIVE_UP_MS) break;
        await sleep(5);
      }
      backWithinMs = Math.max(backWithinMs, performance.now() - wentOnAt);
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
      backWithinMs,
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

function count({ report }: Writers, conversation: number): number {
  return report.acknowledged.get(conversation) ?? 0;
}
