import { TransportFailure } from '../../src/index.ts';
import { equal, failureOf } from './check.ts';
import type { Fact } from './facts.ts';
import type { Traits } from './traits.ts';

/** Connections that break, and how far the answer had come. */
const BREAKS = ['reset', 'end', 'reset-in-headers', 'reset-in-body'];

/** Those before which nothing of the answer was understood. */
const SILENT_BREAKS = ['reset', 'end', 'reset-in-headers'];

/** Answers whose end is missing; a runtime may take them for complete. */
const TRUNCATIONS = ['truncated', 'truncated-chunks'];

const BROKEN_HTTP = ['no-http', 'bad-chunk'];

const attempt =
  (behaviour: string): ((world: Parameters<Fact>[0]) => Promise<unknown>) =>
  ({ send }) =>
    send(behaviour, { method: 'PATCH', body: '{}' }).then((response) => response.read());

/** The failure of a behaviour is of a kind, and shows nothing of the request. */
function fails(behaviour: string, kind: (traits: Traits) => TransportFailure['kind']): Fact {
  return async (world) => {
    const failure = await failureOf(attempt(behaviour)(world));
    equal(failure instanceof TransportFailure && failure.kind, kind(world.traits), `kind (${failure})`);
    equal(told(failure).includes('canary'), false, 'the token is shown');
  };
}

/** Everything that an error says, its causes too. */
function told(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return String(error);
  return `${error.stack} ${JSON.stringify(error)} ${told(error.cause, depth + 1)}`;
}

const named = (
  behaviours: readonly string[],
  title: (name: string) => string,
  fact: (name: string) => Fact,
) => Object.fromEntries(behaviours.map((name): [string, Fact] => [title(name), fact(name)]));

export const FAILURES: Readonly<Record<string, Fact>> = {
  'nobody listening is not-connected': async ({ send, dead, traits }) => {
    const failure = await failureOf(send('empty', { origin: dead }));
    const kind = traits.tellsNotConnected ? 'not-connected' : 'connection-lost';
    equal(failure instanceof TransportFailure && failure.kind, kind, 'kind');
    equal(told(failure).includes('canary'), false, 'the token is shown');
  },

  ...named(
    BREAKS,
    (name) => `a connection that breaks is connection-lost (${name})`,
    (name) => fails(name, () => 'connection-lost'),
  ),

  ...named(
    SILENT_BREAKS,
    (name) => `a request is not sent again when the connection, used before, breaks (${name})`,
    (name) => async (world) => {
      await (await world.send('empty')).read();
      await new Promise((resolve) => setTimeout(resolve));
      await failureOf(attempt(name)(world));
      const { length } = (await world.seen()).requests.filter(({ method }) => method === 'PATCH');
      equal(length === 1, world.traits.sendsOnce, `once (${length})`);
    },
  ),

  ...named(
    TRUNCATIONS,
    (name) => `an answer without its end is connection-lost (${name})`,
    (name) => async (world) => {
      if (world.traits.seesTruncation) return fails(name, () => 'connection-lost')(world);
      await attempt(name)(world);
    },
  ),

  ...named(
    BROKEN_HTTP,
    (name) => `broken HTTP is protocol (${name})`,
    (name) => fails(name, ({ tellsBrokenHttp }) => (tellsBrokenHttp ? 'protocol' : 'connection-lost')),
  ),

  'broken compression is protocol': async (world) => {
    const { brokenCompression } = world.traits;
    if (brokenCompression === null) await attempt('broken-gzip')(world);
    else await fails('broken-gzip', () => brokenCompression)(world);
  },
};
