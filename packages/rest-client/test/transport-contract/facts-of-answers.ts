import { TransportFailure } from '../../src/index.ts';
import { equal, eventually, failureOf } from './check.ts';
import type { Fact } from './facts.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export const ANSWERS: Readonly<Record<string, Fact>> = {
  'a header is found by its lower-case name, and is null when absent': async ({ send }) => {
    const response = await send('headers');
    equal(response.status, 200, 'status');
    equal(response.header('etag'), '"7"', 'etag');
    equal(response.header('x-twice'), 'a, b', 'a header that comes twice');
    equal(response.header('x-absent'), null, 'absent');
    await response.read();
  },

  ...Object.fromEntries(
    [400, 404, 412, 429, 500, 503].map((status): [string, Fact] => [
      `${status} is an answer, not a failure`,
      async ({ send, seen }) => {
        const response = await send(`status/${status}`);
        equal(response.status, status, 'status');
        equal(text(await response.read()), '{"code":"x"}', 'body');
        equal((await seen()).requests.length, 1, 'requests: nothing is sent again');
      },
    ]),
  ),

  ...Object.fromEntries(
    [301, 302, 303, 307, 308].map((status): [string, Fact] => [
      `${status} is not followed`,
      async ({ send, seen, traits, other }) => {
        const response = await send(`redirect/${status}?to=${encodeURIComponent(other)}`, {
          method: 'PATCH',
          body: '{}',
        });
        equal(response.status, traits.tellsRedirectStatus ? status : 0, 'status');
        // The other origin remembers what it was asked under the same id.
        equal((await seen()).requests.length, 1, 'requests, at both origins');
      },
    ]),
  ),

  'an answer without a body is empty': async ({ send }) => {
    const response = await send('empty');
    equal(response.status, 204, 'status');
    equal((await response.read()).byteLength, 0, 'bytes');
  },

  'a body in pieces is read whole': async ({ send }) => {
    const response = await send('pieces');
    equal(text(await response.read()), 'ä'.repeat(1_000), 'body');
  },

  ...Object.fromEntries(
    ['gzip', 'br'].map((encoding): [string, Fact] => [
      `${encoding} is undone`,
      async ({ send }) => {
        const response = await send(`compressed/${encoding}?size=100000`);
        equal((await response.read()).byteLength, 100_000, 'bytes');
      },
    ]),
  ),

  'a body as large as allowed is read, one byte more is too large': async ({ send }) => {
    const exact = await send('large?size=1000', { maxResponseBytes: 1_000 });
    equal((await exact.read()).byteLength, 1_000, 'bytes');
    const failure = await failureOf(
      send('large?size=1001', { maxResponseBytes: 1_000 }).then((response) => response.read()),
    );
    equal(failure instanceof TransportFailure && failure.kind, 'too-large', 'kind');
  },

  'a body without an end is too large, and the connection ends': async ({ send, seen }) => {
    const failure = await failureOf(send('endless').then((response) => response.read()));
    equal(failure instanceof TransportFailure && failure.kind, 'too-large', 'kind');
    await eventually(async () => (await seen()).abandoned, 'the connection ends');
  },

  'little that becomes much is too large': async ({ send }) => {
    const failure = await failureOf(
      send('compressed/gzip?size=60000000').then((response) => response.read()),
    );
    equal(failure instanceof TransportFailure && failure.kind, 'too-large', 'kind');
  },

  'chunks come as they are sent': async ({ send, release }) => {
    const response = await send('waiting');
    const chunks = response.chunks()[Symbol.asyncIterator]();
    const first = await chunks.next();
    equal(text(first.value as Uint8Array), 'first', 'before the rest was sent');
    await release();
    const rest = await chunks.next();
    equal(text(rest.value as Uint8Array), 'rest', 'after it');
    equal((await chunks.next()).done, true, 'done');
  },

  'a slow reader of chunks holds the sender back': async ({ send, seen, traits }) => {
    const response = await send('endless');
    const chunks = response.chunks()[Symbol.asyncIterator]();
    await chunks.next();
    let before = -1;
    await eventually(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { written } = await seen();
      const waits = written === before;
      before = written;
      return waits;
    }, 'the sender waits');
    equal(before <= traits.buffers, true, `bytes that were sent before it waits (${before})`);
    await chunks.return?.();
  },
};
