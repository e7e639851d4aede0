import { expect, test } from 'vitest';
import { findPooler, findServerPrograms } from '../trials/server-cluster.ts';
import { runServerLossTrial } from '../trials/server-loss-trial.ts';
import { runStandstillTrial } from '../trials/standstill-trial.ts';

const programs = findServerPrograms();
const pooler = findPooler();
if (programs === null) console.log('skipped: a server that is taken away, no programs of PostgreSQL here.');
if (pooler === null) console.log('skipped: a server behind a pooler, no PgBouncer here.');

/** A limit for a hung run, not a promise. */
const HUNG = { timeout: 300_000 };
const ROUNDS = { 'fast-restart': 1, 'immediate-restart': 1, 'terminated-sessions': 2 };

test.skipIf(programs === null).each([
  ['directly', false],
  ['behind PgBouncer', true],
])(
  'a server that restarts, crashes and ends sessions costs nothing that was acknowledged: %s',
  HUNG,
  async (_, pooled) => {
    if (programs === null || (pooled && pooler === null)) return;
    const between = pooled && pooler !== null ? { pooler } : {};
    const verdict = await runServerLossTrial({ programs, ...between, rounds: ROUNDS });
    expect(verdict).toMatchObject({ damage: [], processEnded: false });
    for (const refusal of verdict.refusals.keys())
      expect(refusal).toMatch(/^503 (unavailable|outcome-unknown)$/);
  },
);

test.skipIf(programs === null)(
  'a process that stands still costs nothing that was acknowledged, and goes on',
  HUNG,
  async () => {
    if (programs === null) return;
    const verdict = await runStandstillTrial({
      programs,
      stops: [
        { point: 0, forMs: 2_500 },
        { point: 4, forMs: 2_500 },
      ],
    });
    expect(verdict).toMatchObject({ damage: [], processEnded: false });
  },
);
