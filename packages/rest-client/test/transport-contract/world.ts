import type { Transport, TransportRequest, TransportResponse } from '../../src/index.ts';
import type { Traits } from './traits.ts';

/** Addresses that the facts use. */
export interface Addresses {
  /** Origin of the upstream that does what a path asks for. */
  readonly upstream: string;
  /** Another origin of it. */
  readonly other: string;
  /** Origin at which nobody listens. */
  readonly dead: string;
}

/** What the upstream remembers of one request. */
export interface Seen {
  readonly requests: readonly {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly connection: number;
  }[];
  /** Whether the client let go before the answer was complete. */
  readonly abandoned: boolean;
  /** Bytes that went out to a reader. */
  readonly written: number;
}

/** One fact's view: a transport, and an upstream that answers as the fact asks and tells what it saw. */
export interface World extends Addresses {
  readonly transport: Transport;
  readonly traits: Traits;
  /** Asks the upstream to behave in a way; `behaviour` is a path of it. */
  send(behaviour: string, request?: Partial<TransportRequest>): Promise<TransportResponse>;
  seen(): Promise<Seen>;
  /** Lets an answer that waits go on. */
  release(): Promise<void>;
}

let facts = 0;

export function createWorld(addresses: Addresses, transport: Transport, traits: Traits): World {
  facts += 1;
  const id = `${Date.now().toString(36)}-${facts}`;
  return {
    ...addresses,
    transport,
    traits,
    send: (behaviour, request) =>
      transport.send({
        method: 'GET',
        origin: addresses.upstream,
        path: `/do/${id}/${behaviour}`,
        headers: { authorization: 'Bearer the-canary-token' },
        body: null,
        maxResponseBytes: 1_000_000,
        signal: new AbortController().signal,
        onSending: () => undefined,
        ...request,
      }),
    seen: async () => (await fetch(`${addresses.upstream}/seen/${id}`)).json() as Promise<Seen>,
    release: async () => void (await (await fetch(`${addresses.upstream}/release/${id}`)).text()),
  };
}
