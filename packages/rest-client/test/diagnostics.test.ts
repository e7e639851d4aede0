import { channel, tracingChannel } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { type AttemptMessage, type CallMessage, CHANNELS } from '../src/index.ts';
import { failureOf } from './contract.ts';
import { scripted } from './scripted.ts';

type Moment = 'start' | 'end' | 'asyncStart' | 'asyncEnd' | 'error';
const MOMENTS: readonly Moment[] = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

/** Listens to a tracing channel until the test ends. */
function listen<M extends object>(name: string, onStart: (message: M) => void = () => undefined) {
  const heard: [Moment, M][] = [];
  const traced = tracingChannel(name);
  const listeners = Object.fromEntries(
    MOMENTS.map((moment) => [
      moment,
      (message: unknown) => {
        if (moment === 'start') onStart(message as M);
        heard.push([moment, message as M]);
      },
    ]),
  ) as unknown as Parameters<typeof traced.subscribe>[0];
  traced.subscribe(listeners);
  onTestFinished(() => void traced.unsubscribe(listeners));
  return heard;
}

test('a call and each of its attempts are told, the attempts inside the call', async () => {
  const order: string[] = [];
  const calls = listen<CallMessage>(CHANNELS.call, () => order.push('call'));
  const attempts = listen<AttemptMessage>(CHANNELS.attempt, ({ number }) => order.push(`attempt ${number}`));
  const { client, clock } = scripted((_, index) =>
    index === 0
      ? 503
      : { body: { id: 7, customer: { name: 'Ada' } }, headers: { etag: '"8"', 'x-request-id': 'r' } },
  );
  await clock.settle(client.conversations.update(7, { status: 'done' }, { ifMatch: '7' }));
  expect(order).toEqual(['call', 'attempt 1', 'attempt 2']);
  expect(calls.map(([moment]) => moment)).toEqual(['start', 'end', 'asyncStart', 'asyncEnd']);
  const facts = {
    operation: 'conversations.update',
    method: 'PATCH',
    route: '/conversations/{id}',
    origin: 'https://api.test',
  };
  const result = { status: 200, version: '8', requestId: 'r', attempts: 2, replayed: false };
  expect(calls[0]?.[1]).toEqual({ ...facts, result });
  expect(attempts.map(([moment]) => moment).filter((moment) => moment === 'error')).toHaveLength(1);
  expect(attempts[0]?.[1]).toMatchObject({
    ...facts,
    number: 1,
    error: { code: 'server-error', status: 503 },
  });
  expect(attempts.at(-1)?.[1]).toMatchObject({ ...facts, number: 2, result });
});

test('a failure is told with its error', async () => {
  const calls = listen<CallMessage>(CHANNELS.call);
  const { client } = scripted(() => 404);
  const error = await failureOf(client.conversations.retrieve(7));
  expect(calls.find(([moment]) => moment === 'error')?.[1].error).toBe(error);
});

test('listeners may pass a trace context on, and see neither the token nor anything of the answer', async () => {
  const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const calls = listen<CallMessage>(CHANNELS.call);
  const attempts = listen<AttemptMessage>(CHANNELS.attempt, ({ headers }) => {
    headers.traceparent = trace;
  });
  const { client, requests } = scripted(() => ({ body: { id: 7, customer: { name: 'Ada' } } }));
  await client.conversations.update(7, { status: 'done' });
  expect(requests[0]?.headers).toMatchObject({ traceparent: trace, authorization: 'Bearer a-fixed-token' });
  const seen = inspect([calls, attempts], { showHidden: true, depth: Number.POSITIVE_INFINITY });
  expect(seen).toContain(trace);
  expect(seen).not.toContain('a-fixed-token');
  expect(seen).not.toContain('Ada');
});

test('a trace context that the caller gives is passed on by every attempt', async () => {
  const headers = {
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    tracestate: 'a=b',
  };
  const { client, clock, requests } = scripted((_, index) => (index === 0 ? 503 : 200));
  await clock.settle(client.users.me({ headers }));
  expect(requests.map((request) => request.headers)).toMatchObject([headers, headers]);
});

test('drift is told on a channel of its own, by path and kind', async () => {
  const drifts: unknown[] = [];
  const onDrift = (drift: unknown) => void drifts.push(drift);
  const drift = channel(CHANNELS.drift);
  drift.subscribe(onDrift);
  onTestFinished(() => void drift.unsubscribe(onDrift));
  const { client } = scripted(() => ({ body: { id: 'Ada' } }));
  await client.conversations.retrieve(7);
  await expect
    .poll(() => drifts)
    .toMatchObject([{ operation: 'conversations.retrieve', path: '/id', seen: 'string' }]);
  expect(JSON.stringify(drifts)).not.toContain('Ada');
});
