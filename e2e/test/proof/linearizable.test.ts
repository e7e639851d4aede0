import { seed, size } from '@parley/testing/scale';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkHistory } from '../../src/proof/check-history.ts';
import { engines } from '../../src/proof/engines.ts';
import { recordHistory } from '../../src/proof/record-history.ts';
import { type ApiProcess, harm, startApi } from '../../src/proof/stack.ts';

describe.each(engines)('on $name', (engine) => {
  let api: ApiProcess;
  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.close());

  test('what 16 clients see through a network that loses, cuts, delays and repeats is linearizable', async () => {
    const { url, proxy } = await harm(api, seed, 0.2);
    const history = await recordHistory(url, {
      seed,
      clients: 16,
      operations: size({ short: 1_600, long: 20_000 }),
      conversations: [1, 2, 3, 4],
    });
    await proxy.close();
    const count = (outcome: string) => history.filter((operation) => operation.outcome === outcome).length;
    console.log(
      `${engine.name}: ${history.length} operations, ${count('unknown')} of unknown outcome, faults ${JSON.stringify(proxy.injected)} (SEED=${seed})`,
    );
    // A history without faults or without races proves nothing.
    expect(count('unknown')).toBeGreaterThan(10);
    expect(count('rejected')).toBeGreaterThan(10);
    expect(checkHistory(history)).toEqual([]);
  });
});
