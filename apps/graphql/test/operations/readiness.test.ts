import { expect, it } from 'vitest';
import { gatewayOf } from '../ask.ts';
import { sendJson, startUpstream } from '../doubles/upstream-double.ts';
import { logLines } from './log-lines.ts';

async function start() {
  const state = { now: 0, status: 200 };
  const upstream = await startUpstream((_received, response) =>
    sendJson(response, state.status, { name: 'api', extensions: [], secret: 'hunter2' }),
  );
  const log = logLines();
  const gateway = gatewayOf(upstream, { now: () => state.now, logLevel: 'warn', logTo: log.logTo });
  const ready = async () => {
    const response = await gateway.yoga.fetch('http://gateway/ready');
    return [response.status, await response.text()];
  };
  return { state, upstream, ready, log };
}

it('the gateway is ready while the upstream answers, whatever it answers', async () => {
  const { state, ready } = await start();
  expect(await ready()).toEqual([200, 'ready\n']);
  state.now += 1_000;
  state.status = 404;
  expect(await ready()).toEqual([200, 'ready\n']);
});

it('asks the upstream once a second, however many ask', async () => {
  const { state, upstream, ready } = await start();
  await Promise.all(Array.from({ length: 50 }, ready));
  state.now += 999;
  await ready();
  expect(upstream.received).toHaveLength(1);
  state.now += 1;
  await ready();
  expect(upstream.received).toHaveLength(2);
});

it('says why only in the log, once for each time that it stops being ready', async () => {
  const { state, ready, log } = await start();
  await ready();
  state.status = 503;
  for (let seconds = 0; seconds < 3; seconds += 1) {
    state.now += 1_000;
    expect(await ready()).toEqual([503, 'not ready\n']);
  }
  state.status = 200;
  state.now += 1_000;
  await ready();
  expect(log.entries().map(({ event }) => event)).toEqual([
    'The API is not ready: it answers 503.',
    'The API is ready again.',
  ]);
  expect(log.lines.join('')).not.toContain('hunter2');
});
