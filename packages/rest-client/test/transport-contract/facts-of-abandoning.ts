import { TransportFailure } from '../../src/index.ts';
import { equal, eventually, failureOf } from './check.ts';
import type { Fact } from './facts.ts';

const isFailure = (error: unknown) => error instanceof TransportFailure;

export const ABANDONING: Readonly<Record<string, Fact>> = {
  'a signal that was aborted before sends nothing': async ({ send, seen }) => {
    const failure = await failureOf(send('empty', { signal: AbortSignal.abort() }));
    equal(isFailure(failure), true, `a TransportFailure (${failure})`);
    equal((await seen()).requests.length, 0, 'requests');
  },

  'a signal ends the wait for headers, and the connection': async ({ send, seen, traits }) => {
    const caller = new AbortController();
    const answer = failureOf(send('silent', { signal: caller.signal }));
    await eventually(async () => (await seen()).requests.length === 1, 'the request arrives');
    caller.abort();
    equal(isFailure(await answer), true, 'a TransportFailure');
    if (traits.letsGoAtOnce) await eventually(async () => (await seen()).abandoned, 'the connection ends');
  },

  'a signal ends the wait for the body, and the connection': async ({ send, seen, traits }) => {
    const caller = new AbortController();
    const response = await send('waiting', { signal: caller.signal });
    const body = failureOf(Promise.resolve(response.read()));
    caller.abort();
    equal(isFailure(await body), true, 'a TransportFailure');
    if (traits.letsGoAtOnce) await eventually(async () => (await seen()).abandoned, 'the connection ends');
  },

  'a signal ends the wait for a chunk, and the connection': async ({ send, seen, traits }) => {
    const caller = new AbortController();
    const response = await send('waiting', { signal: caller.signal });
    const chunks = response.chunks()[Symbol.asyncIterator]();
    await chunks.next();
    const next = failureOf(chunks.next());
    caller.abort();
    equal(isFailure(await next), true, 'a TransportFailure');
    if (traits.letsGoAtOnce) await eventually(async () => (await seen()).abandoned, 'the connection ends');
  },

  'a reader that leaves the chunks ends the connection': async ({ send, seen, traits }) => {
    const response = await send('waiting');
    for await (const _ of response.chunks()) break;
    if (traits.letsGoAtOnce) await eventually(async () => (await seen()).abandoned, 'the connection ends');
  },

  'a signal that is aborted after the answer does nothing': async ({ send }) => {
    const caller = new AbortController();
    const response = await send('pieces', { signal: caller.signal });
    equal((await response.read()).byteLength, 2_000, 'bytes');
    caller.abort();
    await new Promise((resolve) => setTimeout(resolve));
  },
};
