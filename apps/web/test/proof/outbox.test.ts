import { Random } from '@parley/testing/random';
import { isLong, size } from '@parley/testing/scale';
import { expect, test } from 'vitest';
import { createBrowserModel } from '../outbox/browser-model.ts';
import { runFaultSchedule, type Tally } from '../outbox/fault-schedule.ts';
import { addUp, NOTHING_WRONG } from '../outbox/tally.ts';
import { createVirtualTime } from '../outbox/virtual-time.ts';

const SCHEDULES = size({ short: 2_000, long: 20_000 });

/** Everything that goes wrong on the way. A schedule that meets none of these proves nothing. */
const FAULTS = [
  ...['offline', '500', '503', 'timeout', 'lost answer', 'slow'],
  ...['reload', 'crash', 'second tab', 'tab closed', 'second user', 'rejection decided', 'bulk'],
];

test(`over ${SCHEDULES} schedules of faults nothing is lost, applied twice or told wrongly`, async () => {
  const tallies: Tally[] = [];
  for (let seed = 1; seed <= SCHEDULES; seed += 1) {
    const random = new Random(seed * 7919);
    const clock = createVirtualTime(() => random.next());
    const openTab = createBrowserModel(clock);
    const world = {
      clock,
      openTab: () => {
        const { connections, die } = openTab();
        return { connect: () => Promise.resolve(connections), die };
      },
    };
    const tally = await clock.until(runFaultSchedule(seed, world));
    expect({ seed, ...tally }).toMatchObject({ seed, ...NOTHING_WRONG });
    tallies.push(tally);
  }
  const total = addUp(tallies);
  for (const fault of FAULTS) expect(total.faults[fault], fault).toBeGreaterThan(SCHEDULES / 40);
  expect(total.saved).toBeGreaterThan(SCHEDULES);
  expect(total.told).toBeGreaterThan(SCHEDULES / 10);
  if (isLong) console.log(JSON.stringify(total));
}, 1_800_000);
