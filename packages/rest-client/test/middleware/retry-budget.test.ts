import { expect, test } from 'vitest';
import { retryBudget } from '../../src/middleware/index.ts';
import { failureOf } from '../contract.ts';
import { scripted } from '../scripted.ts';

test('an outage is repeated as often as the burst allows, and then by the share of the calls', async () => {
  const { client, clock, requests } = scripted(() => 503, {
    middleware: [retryBudget({ ratio: 0.1, burst: 5 })],
  });
  for (let call = 0; call < 1_000; call += 1) await clock.settle(failureOf(client.users.me()));
  const repeats = requests.length - 1_000;
  expect(repeats).toBeGreaterThan(5 + 90);
  expect(repeats).toBeLessThanOrEqual(5 + 100);
});

test('without it an outage is repeated by every call', async () => {
  const { client, clock, requests } = scripted(() => 503);
  for (let call = 0; call < 100; call += 1) await clock.settle(failureOf(client.users.me()));
  expect(requests).toHaveLength(300);
});

test('a call that may not be repeated fails with its own error', async () => {
  const { client, clock } = scripted(() => 503, { middleware: [retryBudget({ ratio: 0, burst: 1 })] });
  expect(await clock.settle(failureOf(client.users.me()))).toMatchObject({
    code: 'server-error',
    attempts: 2,
  });
  expect(await clock.settle(failureOf(client.users.me()))).toMatchObject({
    code: 'server-error',
    attempts: 1,
  });
});

test('clients made by withToken share the budget', async () => {
  const { client, clock, requests } = scripted(() => 503, {
    middleware: [retryBudget({ ratio: 0, burst: 1 })],
  });
  await clock.settle(failureOf(client.users.me()));
  await clock.settle(failureOf(client.withToken('another-token').users.me()));
  expect(requests).toHaveLength(3);
});

test.each([{ ratio: 2 }, { ratio: -1 }, { burst: 0 }, { burst: Number.NaN }])('%j is refused', (options) => {
  expect(() => retryBudget(options)).toThrow('is not a number from');
});
