import { setTimeout as sleep } from 'node:timers/promises';
import type { PowerCutDisk } from './power-cut-disk.ts';
import type { Subject } from './subject.ts';
import { type Acknowledged, findDamage, startWriters } from './writers.ts';

export interface Verdict {
  readonly rounds: number;
  readonly acknowledged: number;
  /** What was lost or torn, round by round; a database that does not open again has lost everything. */
  readonly damage: readonly string[];
  /** Milliseconds from the start of the process to its first answer, after each end. */
  readonly reopened: readonly number[];
}

interface Trial {
  readonly subject: Subject;
  readonly rounds: number;
  /** How long the writers write before the end; milliseconds, at most, at random. */
  readonly writeMs: number;
  /** Present = each round ends with this disk's power, not with the processes alone. */
  readonly disk?: PowerCutDisk;
  readonly onRound?: (round: number) => void;
}

/** So many updates are acknowledged before each end, however slow the machine. */
const FEWEST = 10;

/** Ends an api under load again and again, and looks each time for what it had acknowledged before. */
export async function runTrial({ subject, rounds, writeMs, disk, onRound }: Trial): Promise<Verdict> {
  let acknowledged: Acknowledged = { count: 0, newest: new Map() };
  const damage: string[] = [];
  const reopened: number[] = [];
  let baseUrl = await subject.start();
  for (let round = 0; round < rounds; round++) {
    const writers = startWriters(baseUrl, acknowledged);
    const before = acknowledged.count;
    await sleep(writeMs * (0.5 + Math.random() / 2));
    for (let i = 0; i < 200 && acknowledged.count < before + FEWEST; i++) await sleep(50);
    // Nothing is read while the cut runs: what counts was acknowledged before it.
    const seen: Acknowledged = { count: acknowledged.count, newest: new Map(acknowledged.newest) };
    disk?.cutPower();
    await subject.kill();
    await writers.ended;
    acknowledged = { count: seen.count, newest: new Map(seen.newest) };
    await disk?.restorePower();
    const began = performance.now();
    try {
      baseUrl = await subject.start();
    } catch (error) {
      damage.push(
        `round ${round}: lost: does not open again (${error instanceof Error ? error.message : error})`,
      );
      break;
    }
    reopened.push(performance.now() - began);
    damage.push(...(await findDamage(baseUrl, seen)).map((one) => `round ${round}: ${one}`));
    if (damage.length > 0) break;
    onRound?.(round + 1);
  }
  return { rounds, acknowledged: acknowledged.count, damage, reopened };
}
