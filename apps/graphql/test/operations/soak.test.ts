import { expect, it } from 'vitest';
import { runSoak } from './run-soak.ts';
import { slopeOf } from './slope.ts';

it('after a load the process holds the sockets, timers and listeners that it held before', async () => {
  const { requests, failed, before, after } = await runSoak({ seconds: 3, warmUpSeconds: 2 });
  // Otherwise nothing was loaded; how many there are is the machine's business.
  expect(requests).toBeGreaterThan(10);
  expect(failed).toBe(0);
  expect(after.sockets).toBeLessThanOrEqual(before.sockets);
  expect(after.timers).toBeLessThanOrEqual(before.timers);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners);
}, 60_000);

it('the slope of a heap that grows is told from noise', () => {
  const noise = (index: number) => Math.sin(index * 12.9898) * 5;
  const flat = slopeOf(Array.from({ length: 32 }, (_, index) => [index, 100 + noise(index)] as const));
  const growing = slopeOf(
    Array.from({ length: 32 }, (_, index) => [index, 100 + index + noise(index)] as const),
  );
  expect(Math.abs(flat.value)).toBeLessThanOrEqual(flat.plusMinus);
  expect(growing.value - growing.plusMinus).toBeGreaterThan(0);
});
