import { parseArgs } from 'node:util';
import { postgresPrograms } from '@parley/testing/postgres-cluster';
import { findPooler } from './pooler.ts';
import { type LossVerdict, runServerLossTrial } from './server-loss-trial.ts';
import { runStandstillTrial } from './standstill-trial.ts';

const { values } = parseArgs({
  options: {
    restarts: { type: 'string', default: '10' },
    terminations: { type: 'string', default: '60' },
    stops: { type: 'string', default: '200' },
    'stop-seconds': { type: 'string', default: '3,40' },
    'at-once': { type: 'string', default: '4' },
  },
});
const BACK_WITHIN_MS = 5_000;
const OTHERS_WAIT_MS = 2_000;

const pooler = findPooler();
if (postgresPrograms === null) {
  console.log('NOT RUN: this machine has no programs of a PostgreSQL server.');
  process.exit(0);
}
let failed = false;
const rounds = {
  'fast-restart': Number(values.restarts),
  'immediate-restart': Number(values.restarts),
  'terminated-sessions': Number(values.terminations),
};
say('six writers, their server taken away', await runServerLossTrial({ rounds, onRound: tick }));
if (pooler === null) console.log('NOT RUN: behind PgBouncer, this machine has none.');
else say('six writers behind PgBouncer', await runServerLossTrial({ pooler, rounds, onRound: tick }));

const share = Math.ceil(Number(values.stops) / Number(values['at-once']));
for (const seconds of Number(values.stops) > 0 ? values['stop-seconds'].split(',').map(Number) : []) {
  const all = Array.from({ length: Number(values.stops) }, (_, i) => ({
    point: i % 10,
    forMs: seconds * 1_000,
  }));
  const shares = Array.from({ length: Math.ceil(all.length / share) }, (_, i) =>
    all.slice(i * share, (i + 1) * share),
  );
  const verdicts = await Promise.all(shares.map((stops) => runStandstillTrial({ stops, onRound: tick })));
  const damage = verdicts.flatMap((verdict) => verdict.damage);
  const acknowledged = verdicts.reduce((sum, verdict) => sum + verdict.acknowledged, 0);
  const othersWaitedMs = Math.max(...verdicts.map((verdict) => verdict.othersWaitedMs));
  const backWithinMs = Math.max(...verdicts.map((verdict) => verdict.backWithinMs));
  const processEnded = verdicts.some((verdict) => verdict.processEnded);
  console.log(
    `\na process that stands still for ${seconds} s, ${all.length} times: ${acknowledged} acknowledged, ${damage.length} lost or twice; others waited ${Math.round(othersWaitedMs)} ms at most, it was back ${Math.round(backWithinMs)} ms after it went on at most${processEnded ? '; THE PROCESS ENDED' : ''}`,
  );
  for (const line of damage) console.log(`  ${line}`);
  failed ||=
    damage.length > 0 || processEnded || othersWaitedMs > OTHERS_WAIT_MS || backWithinMs > BACK_WITHIN_MS;
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
