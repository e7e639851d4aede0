import { postgresPrograms } from '@parley/testing/postgres-cluster';
import { expect, test } from 'vitest';
import { findPooler } from '../trials/pooler.ts';
import { runServerLossTrial } from '../trials/server-loss-trial.ts';
import { runStandstillTrial } from '../trials/standstill-trial.ts';

const pooler = findPooler();
if (postgresPrograms === null)
  console.log('skipped: a server that is taken away, no programs of PostgreSQL here.');
if (pooler === null) console.log('skipped: a server behind a pooler, no PgBouncer here.');

/** A limit for a hung run, not a promise. */
const HUNG = { timeout: 300_000 };
const ROUNDS = { 'fast-restart': 1, 'immediate-restart': 1, 'terminated-sessions': 2 };

test.skipIf(postgresPrograms === null).each([
  ['directly', false],
  ['behind PgBouncer', true],
])(
  'a server that restarts, crashes and ends sessions costs nothing that was acknowledged: %s',
  HUNG,
  async (_, pooled) => {
    if (pooled && pooler === null) return;
    const between = pooled && pooler !== null ? { pooler } : {};
    const verdict = await runServerLossTrial({ ...between, rounds: ROUNDS });
    expect(verdict).toMatchObject({ damage: [], processEnded: false });
    for (const refusal of verdict.refusals.keys())
      expect(refusal).toMatch(/^503 (unavailable|outcome-unknown)$/);
  },
);

test.skipIf(postgresPrograms === null)(
  'a process that stands still costs nothing that was acknowledged, and goes on',
  HUNG,
  async () => {
    const verdict = await runStandstillTrial({
      stops: [
        { point: 0, forMs: 2_500 },
        { point: 4, forMs: 2_500 },
      ],
    });
    expect(verdict).toMatchObject({ damage: [], processEnded: false });
  },
);
