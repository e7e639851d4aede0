import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { postgresPrograms } from '@parley/testing/postgres-cluster';
import { runDiskFullTrial } from './disk-full-trial.ts';
import { embeddedSubject, SHIPPED_ENGINE } from './embedded-subject.ts';
import { makeFirstVersion, runFirstStartTrial } from './first-start-trial.ts';
import { postgresSubject } from './postgres-subject.ts';
import { PowerCutDisk, whyNoPowerCut } from './power-cut-disk.ts';
import type { Subject } from './subject.ts';
import { runTrial, type Verdict } from './trial.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    cuts: { type: 'string', default: '20' },
    starts: { type: 'string', default: '50' },
  },
});
const [kills, cuts, starts] = [Number(values.kills), Number(values.cuts), Number(values.starts)];
const WRITE_MS = 700;

const home = mkdtempSync(join(tmpdir(), 'parley-durability-'));
const place = (name: string) => {
  mkdirSync(join(home, name), { recursive: true });
  return join(home, name);
};
const noCut = await whyNoPowerCut();
if (postgresPrograms === null) console.log('NOT RUN: PostgreSQL, this machine has no server programs.');
if (noCut !== null)
  console.log(`NOT RUN: power cuts and the full disk, this machine allows no loop device: ${noCut}`);

let failed = false;
try {
  await trial('kill -9', kills, () => embeddedSubject(place('embedded')));
  if (postgresPrograms) await trial('kill -9', kills, () => postgresSubject(traversable(place('server'))));
  if (noCut === null) {
    await cut(128, (disk) => embeddedSubject(join(disk.path, 'data')));
    if (postgresPrograms) await cut(256, (disk) => postgresSubject(disk.path));
    await cut(128, (disk) => embeddedSubject(join(disk.path, 'data'), SHIPPED_ENGINE), true);
    await fillDisk();
  }
  say(
    'kill -9 in the first start, PGlite',
    await runFirstStartTrial(place('first'), starts, undefined, tick),
  );
  await makeFirstVersion(place('first-version'));
  say(
    'kill -9 in the migrations, PGlite',
    await runFirstStartTrial(place('old'), starts, place('first-version'), tick),
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

async function trial(what: string, rounds: number, of: () => Subject | Promise<Subject>): Promise<void> {
  const subject = await of();
  try {
    say(`${what}, ${subject.name}`, await runTrial({ subject, rounds, writeMs: WRITE_MS, onRound: tick }));
  } finally {
    await subject.remove();
  }
}

async function cut(
  megabytes: number,
  of: (disk: PowerCutDisk) => Subject | Promise<Subject>,
  mustLose = false,
): Promise<void> {
  const disk = new PowerCutDisk(megabytes);
  const subject = await of(disk);
  try {
    const verdict = await runTrial({ subject, rounds: cuts, writeMs: WRITE_MS, disk, onRound: tick });
    say(`power cut, ${subject.name}`, verdict, mustLose);
  } finally {
    await subject.remove();
    disk.remove();
  }
}

async function fillDisk(): Promise<void> {
  const disk = new PowerCutDisk(96);
  try {
    const { refusals, acknowledged, damage, recoveredMs } = await runDiskFullTrial(disk);
    const said = `${refusals.join(', ')}; ${acknowledged} acknowledged; ${damage.length} lost or torn`;
    console.log(
      `full disk, PGlite: ${said}; accepts again ${Math.round(recoveredMs)} ms after there is space`,
    );
    for (const line of damage) console.log(`  ${line}`);
    failed ||=
      damage.length > 0 || refusals.some((refusal) => !/^50[37] application\/problem\+json$/.test(refusal));
  } finally {
    disk.remove();
  }
}

function say(what: string, { rounds, acknowledged, damage, reopened }: Verdict, mustLose = false): void {
  const sorted = reopened.toSorted((a, b) => a - b).map(Math.round);
  const times =
    sorted.length === 0
      ? 'never opened again'
      : `open again after ${sorted[sorted.length >> 1]} ms (median), ${sorted.at(-1)} ms at most`;
  const control = mustLose ? ' (negative control, must lose)' : '';
  console.log(
    `\n${what}${control}: ${rounds} rounds, ${acknowledged} acknowledged, ${damage.length} lost or torn; ${times}`,
  );
  for (const line of damage) console.log(`  ${line}`);
  failed ||= mustLose ? damage.length === 0 : damage.length > 0;
}

function tick(): void {
  process.stdout.write('.');
}

/** The server's own user must be able to get there. */
function traversable(directory: string): string {
  chmodSync(home, 0o755);
  return directory;
}
