import { connectOutbox } from '../../src/conversation-sync/outbox/connect-outbox.ts';
import type { OutboxConnections } from '../../src/conversation-sync/outbox/outbox.ts';
import { runFaultSchedule, type Tally, type World } from './fault-schedule.ts';

/** Time in the page runs this much faster than the schedule thinks. */
const FASTER = 50;
const AT_ONCE = 8;

/** A tab with the database, the channel and the lock of the browser that runs this. */
function browserWorld(name: string): World {
  const after = (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds / FASTER);
    return () => clearTimeout(timer);
  };
  return {
    clock: {
      now: () => performance.now() * FASTER,
      after,
      chance: () => Math.random(),
      sleep: (milliseconds) => new Promise((resolve) => after(milliseconds, () => resolve())),
    },
    openTab: () => {
      let connections: OutboxConnections | null = null;
      return {
        async connect() {
          connections = await connectOutbox(name);
          return connections;
        },
        die() {
          connections?.store.close();
          connections?.tabs.leave();
        },
      };
    },
  };
}

async function runSchedules(seeds: readonly number[]): Promise<Record<string, Tally>> {
  const tallies: Record<string, Tally> = {};
  const left = [...seeds];
  const work = async () => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      tallies[seed] = await runFaultSchedule(seed, browserWorld(`schedule ${seed}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return tallies;
}

Object.assign(globalThis, { runSchedules });
