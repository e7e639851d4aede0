import { parseArgs } from 'node:util';
import { findPooler, findServerPrograms } from './server-cluster.ts';
import { type LossVerdict, runServerLossTrial } from './server-loss-trial.ts';
import { runStandstillTrial } from './standstill-trial.ts';

const { values } = parseArgs({
  options: {
    restarts: { type: 'string', default: '10' },
    terminations: { type: 'string', default: '60' },
    stops: { type: 'string', default: '200' },
    'stop-seconds': { type: 'string', default: '3,40' },
  },
});
const BACK_WITHIN_MS = 5_000;
const OTHERS_WAIT_MS = 2_000;

const programs = findServerPrograms();
const pooler = findPooler();
if (programs === null) {
  console.log('NOT RUN: this machine has no programs of a PostgreSQL server.');
  process.exit(0);
}
let failed = false;
const rounds = {
  'fast-restart': Number(values.restarts),
  'immediate-restart': Number(values.restarts),
  'terminated-sessions': Number(values.terminations),
};
say('six writers, their server taken away', await runServerLossTrial({ programs, rounds, onRound: tick }));
if (pooler === null) console.log('NOT RUN: behind PgBouncer, this machine has none.');
else
  say('six writers behind PgBouncer', await runServerLossTrial({ programs, pooler, rounds, onRound: tick }));

for (const seconds of values['stop-seconds'].split(',').map(Number)) {
  const stops = Array<number>(Number(values.stops)).fill(seconds * 1_000);
  const verdict = await runStandstillTrial({ programs, stops, onRound: tick });
  const { damage, acknowledged, othersWaitedMs, processEnded } = verdict;
  console.log(
    `\na process that stands still for ${seconds} s, ${stops.length} times: ${acknowledged} acknowledged, ${damage.length} lost or twice; others waited ${Math.round(othersWaitedMs)} ms at most${processEnded ? '; THE PROCESS ENDED' : ''}`,
  );
  for (const line of damage) console.log(`  ${line}`);
  failed ||= damage.length > 0 || processEnded || othersWaitedMs > OTHERS_WAIT_MS;
}
process.exit(failed ? 1 : 0);

function say(
  what: string,
  { acknowledged, refusals, damage, processEnded, backWithinMs }: LossVerdict,
): void {
  const count = [...acknowledged.values()].reduce((sum, one) => sum + one, 0);
  const refused = [...refusals].map(([refusal, times]) => `${times} × ${refusal}`).join(', ') || 'none';
  console.log(
    `\n${what}: ${count} acknowledged, ${damage.length} lost or twice; refusals: ${refused}; back ${Math.round(backWithinMs)} ms after the server at most${processEnded ? '; THE PROCESS ENDED' : ''}`,
  );
  for (const line of damage) console.log(`  ${line}`);
  failed ||= damage.length > 0 || processEnded || backWithinMs > BACK_WITHIN_MS;
}

function tick(): void {
  process.stdout.write('.');
}
