import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { retriedImport } from '../src/lib/lazy/retried-import.ts';

const events = new EventTarget();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A module that is lost so many times. */
function lostTimes(times: number) {
  const attempt = vi.fn(async () => {
    if (attempt.mock.calls.length <= times) throw new Error('Failed to fetch dynamically imported module');
    return 'code';
  });
  return { attempt, code: retriedImport(attempt) };
}

test('a lost module is asked for again until it is there, and never after', async () => {
  const { attempt, code } = lostTimes(5);
  const loaded = code.load();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(await loaded).toBe('code');
  expect(code.get()).toBe('code');
  code.ask();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(attempt).toHaveBeenCalledTimes(6);
});

test.each<[string, (ask: () => void) => void]>([
  ['shown again', (ask) => ask()],
  ['the connection is back', () => void events.dispatchEvent(new Event('online'))],
])('it is asked for at once when %s', async (_, happens) => {
  const { attempt, code } = lostTimes(1);
  code.ask();
  await vi.advanceTimersByTimeAsync(0);
  expect([code.get(), code.failures()]).toEqual([null, 1]);
  happens(code.ask);
  await vi.advanceTimersByTimeAsync(0);
  expect(code.get()).toBe('code');
  expect(attempt).toHaveBeenCalledTimes(2);
});

test('many who need it share one attempt, and each is told', async () => {
  const { attempt, code } = lostTimes(0);
  const told = vi.fn();
  code.subscribe(told);
  expect(await Promise.all([code.load(), code.load(), code.load()])).toEqual(['code', 'code', 'code']);
  expect(attempt).toHaveBeenCalledTimes(1);
  expect(told).toHaveBeenCalledTimes(1);
});
