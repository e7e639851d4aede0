import { onTestFinished } from 'vitest';
import { createRestClientWith } from '../src/client.ts';
import {
  type RestClient,
  type RestClientOptions,
  type Transport,
  TransportFailure,
  type TransportRequest,
} from '../src/index.ts';
import { createVirtualClock, type VirtualClock } from '../src/testing/index.ts';

/** What one request meets. `after` in milliseconds of the virtual time; nothing else given = 200 with `{}`. */
export interface Scene {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly after?: number;
  /** The connection breaks after the request has left. */
  readonly lost?: boolean;
  /** No connection is made. */
  readonly refused?: boolean;
  /** Nothing ever comes, and nothing is let go of either: not even by an abort. */
  readonly silent?: boolean;
}

/** A client whose requests meet a script, in a time of its own. */
export interface Scripted {
  readonly client: RestClient;
  readonly clock: VirtualClock;
  readonly requests: TransportRequest[];
  /** How many are under way. */
  readonly running: () => number;
}

/** Plays the script; a number = that status, at once. Later attempts wait 10 ms. */
export function scripted(
  script: (request: TransportRequest, index: number) => Scene | number,
  options: Partial<RestClientOptions> = {},
): Scripted {
  const clock = createVirtualClock();
  const requests: TransportRequest[] = [];
  let running = 0;
  const transport: Transport = {
    reportsSending: true,
    async send(request) {
      const played = script(request, requests.length);
      const scene = typeof played === 'number' ? { status: played } : played;
      requests.push(request);
      if (typeof played !== 'number' && played.refused) throw new TransportFailure('not-connected');
      running += 1;
      request.onSending();
      const { after = 0, status = 200, headers = {}, body = {} } = scene;
      if (scene.silent) await new Promise(() => undefined);
      if (after > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, after));
      running -= 1;
      if (scene.lost) throw new TransportFailure('connection-lost');
      const bytes = new TextEncoder().encode(JSON.stringify(body));
      return {
        status,
        header: (name) => headers[name] ?? null,
        read: () => Promise.resolve(bytes),
        async *chunks() {
          yield bytes;
        },
      };
    },
    close: () => Promise.resolve(),
  };
  const client = createRestClientWith(() => 10, {
    baseUrl: 'https://api.test/third-party/v1',
    token: 'a-fixed-token',
    transport,
    clock,
    ...options,
  });
  onTestFinished(() => client.close());
  return { client, clock, requests, running: () => running };
}
