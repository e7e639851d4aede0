import { Random } from '@parley/testing/random';
import { seed, size } from '@parley/testing/scale';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Child, startProcess, temporaryDirectory } from './child-process.ts';
import { postgres } from './engines.ts';
import { brokenRequest, fuzzedRequest } from './fuzz/fuzzed-request.ts';
import { judgeAnswer } from './fuzz/judged-answer.ts';

const REQUESTS = size({ short: 10_000, long: 1_000_000 });
const SEEDS = 20;
const BROKEN = REQUESTS / 50;
const TIMEOUT_MS = size({ short: 600_000, long: 3 * 3_600_000 });

let child: Child;
let port: number;
const cleanups: (() => void | Promise<void>)[] = [];

beforeAll(async () => {
  const database = await postgres?.fresh();
  const { path, remove } = temporaryDirectory();
  cleanups.push(remove, async () => database?.drop());
  const DATABASE_URL = database?.settings.databaseUrl;
  child = startProcess({
    DEMO: 'on',
    DEMO_CONVERSATIONS: '30',
    ...(DATABASE_URL ? { DATABASE_URL } : { DATA_DIR: path }),
  });
  port = Number(new URL(await child.ready).port);
});
afterAll(async () => {
  child.process.kill('SIGTERM');
  await child.exit;
  for (const cleanup of cleanups) await cleanup();
});

test(`${REQUESTS} fuzzed requests, each over a connection of its own, find no fault of the server, no reset and no hang`, {
  timeout: TIMEOUT_MS,
}, async () => {
  const faults: string[] = [];
  const run = async (make: (random: Random) => Buffer, seed: number, count: number, atOnce: number) => {
    const random = new Random(seed);
    let left = count;
    const lane = async (): Promise<void> => {
      while (left-- > 0 && faults.length < 20) {
        const request = make(random);
        const fault = await judgeAnswer(port, request);
        if (fault) faults.push(`${fault}, seed ${seed}: ${JSON.stringify(request.toString('latin1'))}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  };
  // What breaks off is waited for as long as a request may take: many of those at once, beside the others.
  const broken = run(brokenRequest, seed, BROKEN, 200);
  for (let round = 0; round < SEEDS; round++) {
    await run(fuzzedRequest, seed + round, (REQUESTS - BROKEN) / SEEDS, 40);
  }
  await broken;
  expect(faults).toEqual([]);
  expect(child.process.exitCode).toBeNull();
});
