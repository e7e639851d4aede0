import { describe, expect, test } from 'vitest';
import { decideRetry, type FailedAttempt, fullJitter } from '../src/request/retry-policy.ts';

const failed: FailedAttempt = {
  replay: 'safe',
  sent: true,
  keyed: false,
  ifMatch: false,
  status: null,
  keyInFlight: false,
  attempt: 1,
  maxAttempts: 3,
  retryAfter: null,
  backoff: 80,
  remaining: 1_000,
};

// replay, sent, keyed, ifMatch: may it be repeated
const SAFE = [
  ['safe', false, false, false, true],
  ['safe', false, false, true, true],
  ['safe', false, true, false, true],
  ['safe', false, true, true, true],
  ['safe', true, false, false, true],
  ['safe', true, false, true, true],
  ['safe', true, true, false, true],
  ['safe', true, true, true, true],
  ['keyed', false, false, false, true],
  ['keyed', false, false, true, true],
  ['keyed', false, true, false, true],
  ['keyed', false, true, true, true],
  ['keyed', true, false, false, false],
  ['keyed', true, false, true, true],
  ['keyed', true, true, false, true],
  ['keyed', true, true, true, true],
  ['never', false, false, false, true],
  ['never', true, false, false, false],
  ['never', true, false, true, false],
  ['never', true, true, false, false],
  ['never', true, true, true, false],
] as const;

// status: is another attempt any use
const TRANSIENT = [
  [null, true],
  [400, false],
  [401, false],
  [403, false],
  [404, false],
  [405, false],
  [408, true],
  [409, false],
  [410, false],
  [412, false],
  [413, false],
  [415, false],
  [422, false],
  [425, true],
  [428, false],
  [429, true],
  [500, true],
  [501, false],
  [502, true],
  [503, true],
  [504, true],
  [505, false],
] as const;

describe.each(SAFE)('%s sent %s keyed %s ifMatch %s', (replay, sent, keyed, ifMatch, safe) => {
  test.each(TRANSIENT)(`and status %s is repeated: ${safe} and %s`, (status, transient) => {
    const wait = decideRetry({ ...failed, replay, sent, keyed, ifMatch, status });
    expect(wait).toBe((safe || status === 429) && transient ? 80 : null);
  });

  test('and a key that is in flight is repeated when it is safe', () => {
    const wait = decideRetry({ ...failed, replay, sent, keyed, ifMatch, status: 409, keyInFlight: true });
    expect(wait).toBe(safe ? 80 : null);
  });
});

test.each<[string, Partial<FailedAttempt>, number | null]>([
  ['the last attempt is not repeated', { attempt: 3 }, null],
  ['the last but one is', { attempt: 2 }, 80],
  ['a single attempt is not repeated', { maxAttempts: 1 }, null],
  ['the API may ask for longer than the backoff', { status: 429, retryAfter: 500 }, 500],
  ['and for less, which is no hurry', { status: 503, retryAfter: 0 }, 80],
  ['what fits only just is waited for', { status: 503, retryAfter: 999 }, 999],
  ['a wait up to the deadline is none', { status: 503, retryAfter: 1_000 }, null],
  ['nor is one beyond it', { status: 503, retryAfter: 86_400_000 }, null],
  ['a backoff that does not fit ends it too', { remaining: 80 }, null],
  ['after the deadline nothing is repeated', { remaining: 0, backoff: 0 }, null],
])('%s', (_, facts, wait) => {
  expect(decideRetry({ ...failed, ...facts })).toBe(wait);
});

test('the backoff doubles from 100 ms up to 5 s, and any part of it may come', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 8, 50].map((attempt) =>
    Math.max(...Array.from({ length: 2_000 }, () => fullJitter(attempt))),
  );
  const bounds = [100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000];
  for (const [index, bound] of bounds.entries()) {
    expect(longest[index]).toBeLessThan(bound);
    expect(longest[index]).toBeGreaterThan(bound * 0.9);
  }
  expect(Math.min(...Array.from({ length: 2_000 }, () => fullJitter(8)))).toBeLessThan(500);
});
