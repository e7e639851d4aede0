import type { ApiResponse, AttemptContext } from '@parley/rest-client';
import { expect, it } from 'vitest';
import { createBulkhead } from '../../src/upstream/call-limits.ts';

/** As much of an attempt as a bulkhead looks at; `ended` rejects when the call ends. */
function attemptUntil(ended: Promise<never>): AttemptContext {
  return { call: { race: (work: Promise<unknown>) => Promise.race([ended, work]) } } as AttemptContext;
}

it('a call that ends in the very moment of its turn leaves the place to the next', async () => {
  const bulkhead = createBulkhead({ atOnce: 1, waiting: 1 });
  const attempt = (ended: Promise<never>, next: () => Promise<ApiResponse<null>>) =>
    bulkhead.middleware.attempt?.(attemptUntil(ended), next);
  const forever = new Promise<never>(() => {});
  const answer = {} as ApiResponse<null>;

  let release = (_answer: ApiResponse<null>) => {};
  const first = attempt(forever, () => new Promise((resolve) => (release = resolve)));
  let end = (_reason: Error) => {};
  const ended = new Promise<never>((_resolve, reject) => (end = reject));
  const second = attempt(ended, async () => answer);
  expect([bulkhead.running(), bulkhead.waiting()]).toEqual([1, 1]);

  // The end is seen first, the turn given before that is looked at.
  end(new Error('ended'));
  release(answer);
  await first;
  await expect(second).rejects.toThrow('ended');
  expect([bulkhead.running(), bulkhead.waiting()]).toEqual([0, 0]);
});
