import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offsetAfter } from '../src/lib/time/server-time.ts';

const AT = Date.parse('2026-11-28T12:00:00.000Z');
const HOUR = 3_600_000;
const date = (at: number) => new Date(at).toUTCString();

test('a clock that is right stays as it is, whatever the answers take', () => {
  for (const [sent, server, received] of [
    [0, 0, 0],
    [0, 20, 40],
    [0, 999, 1_000],
    [700, 2_100, 3_000],
  ] as const) {
    expect(offsetAfter(0, date(AT + server), AT + sent, AT + received)).toBe(0);
  }
});

test.each([25 * HOUR, -25 * HOUR, 90_000])(
  'a clock that is %d ms behind is put right to a second',
  (behind) => {
    const offset = offsetAfter(0, date(AT), AT - behind, AT - behind + 40);
    expect(Math.abs(offset - behind)).toBeLessThanOrEqual(1_000);
    const next = offsetAfter(offset, date(AT + 500), AT - behind + 480, AT - behind + 520);
    expect(Math.abs(next - behind)).toBeLessThanOrEqual(1_000);
  },
);

test('an answer without a date, or one during which the clock was set back, says nothing', () => {
  expect(offsetAfter(5_000, null, AT, AT)).toBe(5_000);
  expect(offsetAfter(5_000, 'soon', AT, AT)).toBe(5_000);
  expect(offsetAfter(5_000, date(AT), AT, AT - HOUR)).toBe(5_000);
});

beforeEach(() => {
  vi.useFakeTimers({ now: AT, toFake: ['Date', 'performance'] });
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page on a computer whose clock is `behind` the server's. */
async function open(behind: number) {
  let ahead = behind;
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', async (path: unknown) => {
    asked.push(path);
    return new Response(null, { headers: { date: date(Date.now() + ahead) } });
  });
  const { serverNow, timedFetch } = await import('../src/lib/time/server-time.ts');
  await timedFetch('/graphql');
  return {
    serverNow,
    asked,
    serverTime: () => Date.now() + ahead,
    setClock(by: number) {
      vi.setSystemTime(Date.now() + by);
      ahead -= by;
    },
  };
}

test.each([25 * HOUR, -25 * HOUR])(
  'with a clock %d ms behind, now is what the server says',
  async (behind) => {
    const { serverNow, serverTime } = await open(behind);
    expect(Math.abs(serverNow() - serverTime())).toBeLessThanOrEqual(1_000);
  },
);

test('a clock that is set while the page is open is asked about, and now stays what the server says', async () => {
  for (const by of [-25 * HOUR, 25 * HOUR]) {
    const { serverNow, serverTime, setClock, asked } = await open(0);
    setClock(by);
    serverNow();
    await vi.waitFor(() => expect(asked).toEqual(['/graphql', '/']));
    await vi.waitFor(() => expect(Math.abs(serverNow() - serverTime())).toBeLessThanOrEqual(1_000));
    expect(asked).toHaveLength(2);
    vi.resetModules();
  }
});

test('set back without a connection, the clock goes on from where it was', async () => {
  const { serverNow, serverTime, setClock } = await open(0);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  setClock(-25 * HOUR);
  expect(Math.abs(serverNow() - serverTime())).toBeLessThanOrEqual(1_000);
});
