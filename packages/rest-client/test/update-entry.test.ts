import { expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { type Drift, isRestClientError } from '../src/index.ts';
import { createFakeUpstream } from '../src/testing/index.ts';
import { serveFakeUpstream } from '../src/testing/loopback/index.ts';
import * as surface from '../src/update.ts';
import { connect, type UpdateOptions, updateConversation } from '../src/update.ts';
import { failureOf } from './contract.ts';

function start(options: Partial<surface.ConnectionOptions> = {}) {
  const upstream = createFakeUpstream();
  const connection = connect({ ...upstream.options, idempotencyKeys: true, ...options });
  return { upstream, connection, clock: upstream.clock };
}

test('the entry for one update has these names', () => {
  expect(Object.keys(surface).sort()).toEqual(['connect', 'isRestClientError', 'updateConversation']);
});

test('an update whose answer is lost is repeated under its key, and has one effect', async () => {
  const { upstream, connection, clock } = start();
  upstream.failNext('reset-after-request');
  const call = updateConversation(connection, 1, { status: 'done', user_id: null });
  const answer = await clock.settle(call.withResponse());
  expect(answer).toMatchObject({ attempts: 2, replayed: true, data: { id: 1, status: 'done' } });
  const keys = upstream.received.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toEqual([expect.stringMatching(/.{30}/), keys[0]]);
});

test('an update ends with its deadline, and says that it may have been carried out', async () => {
  const { upstream, connection, clock } = start({ deadline: 2_000, idempotencyKeys: false });
  upstream.failNext('no-answer');
  const begun = clock.monotonic();
  const result = await clock.settle(updateConversation(connection, 1, { status: 'done' }).safe());
  expect(result).toMatchObject({ error: { code: 'deadline-exceeded', outcome: 'unknown', attempts: 1 } });
  expect(clock.monotonic() - begun).toBe(2_000);
});

test('an answer that departs from the schema is told of, and fails nothing but with strict', async () => {
  const told: Drift[] = [];
  const { upstream, connection, clock } = start({ onDrift: (drift) => told.push(drift) });
  upstream.failNext('schema-violation');
  await clock.settle(updateConversation(connection, 1, { status: 'done' }));
  await expect.poll(() => told.map(({ path }) => path)).toContain('/status');
  upstream.failNext('schema-violation');
  const strict = updateConversation(connection, 1, { status: 'done' }, { drift: 'strict' });
  const failed = await clock.settle(failureOf(strict));
  expect(isRestClientError(failed, 'response-drifted')).toBe(true);
});

test('refusals are the errors of the client, and wrong input is not sent', async () => {
  const { upstream, connection, clock } = start();
  const missing = await clock.settle(failureOf(updateConversation(connection, 99, { status: 'done' })));
  expect(missing).toMatchObject({ name: 'NotFoundError', outcome: 'rejected' });
  const sent = upstream.received.length;
  const wrong = await clock.settle(failureOf(updateConversation(connection, 1, { status: null as never })));
  expect(wrong).toMatchObject({ code: 'invalid-request', issues: [{ pointer: '/status' }] });
  await connection.close();
  const closed = await clock.settle(failureOf(updateConversation(connection, 1, {})));
  expect(closed).toMatchObject({ code: 'invalid-request', outcome: 'not-sent' });
  expect(upstream.received).toHaveLength(sent);
});

test('without a transport of its own it goes over fetch', async () => {
  const upstream = await serveFakeUpstream();
  onTestFinished(() => upstream.close());
  const { baseUrl, token } = upstream.options;
  const connection = connect({ baseUrl, token });
  expect(await updateConversation(connection, 1, { status: 'done' })).toMatchObject({ status: 'done' });
  const broken = connect({ baseUrl: await upstream.addressOf('connection-refused'), token });
  const failure = await failureOf(updateConversation(broken, 1, {}));
  // As in pages: nobody is told more.
  expect(failure).toMatchObject({ code: 'connection-failed', outcome: 'unknown' });
});

test('it takes no option that it does not obey', () => {
  expectTypeOf<UpdateOptions>().not.toHaveProperty('headers');
  expectTypeOf<UpdateOptions>().not.toHaveProperty('context');
  expectTypeOf<surface.ConnectionOptions>().not.toHaveProperty('middleware');
});
