import { seed, size } from '@parley/testing/scale';
import { expect, test } from 'vitest';
import { checkHistory } from '../../src/proof/check-history.ts';
import { PLANTED, recordPlanted } from '../../src/proof/planted-registers.ts';

const RUNS = 20;

test.each(PLANTED.filter((planted) => planted !== 'none'))('the checker catches %s', async (planted) => {
  let caught = 0;
  for (let run = 0; run < RUNS; run++) {
    const history = await recordPlanted(planted, seed + run, size({ short: 2_000, long: 20_000 }));
    if (checkHistory(history).length > 0) caught += 1;
  }
  console.log(`${planted}: caught in ${caught} of ${RUNS} runs (SEED=${seed})`);
  expect(caught).toBeGreaterThanOrEqual(19);
});

test('the checker accepts a register without a bug', async () => {
  for (let run = 0; run < RUNS; run++) {
    const history = await recordPlanted('none', seed + run, size({ short: 2_000, long: 20_000 }));
    expect(
      history.filter(({ kind, outcome }) => kind === 'write' && outcome === 'ok').length,
    ).toBeGreaterThan(100);
    expect(checkHistory(history)).toEqual([]);
  }
});
