import type { TransportFailureKind } from '../../src/index.ts';

/**
 * What a transport cannot know or do where it runs. Each `false` is a stated difference, asserted as such: a runtime
 * that learns it fails the contract until the statement is taken back.
 */
export interface Traits {
  /** Calls `onSending` only when a connection takes the request up, not before. */
  readonly knowsWhenSending: boolean;
  /** Tells that nobody listens from a connection that broke. */
  readonly tellsNotConnected: boolean;
  /** Tells broken HTTP from a connection that broke. */
  readonly tellsBrokenHttp: boolean;
  /** What broken compression is taken for; `null` = for a complete body. */
  readonly brokenCompression: TransportFailureKind | null;
  /** Sees an answer whose length is not the promised one. */
  readonly seesTruncation: boolean;
  /** Gives the status of a redirect rather than 0. */
  readonly tellsRedirectStatus: boolean;
  /** Ends the connection at once when a request is given up. */
  readonly letsGoAtOnce: boolean;
  /** Bytes that may be under way to a slow reader, in all buffers of both sides, before the sender is held back. */
  readonly buffers: number;
  /** Uses a connection again. */
  readonly keepsConnections: boolean;
  /** Never sends a request a second time by itself. */
  readonly sendsOnce: boolean;
}

/** The dispatch of undici knows everything. */
const ALL: Traits = {
  knowsWhenSending: true,
  tellsNotConnected: true,
  tellsBrokenHttp: true,
  brokenCompression: 'protocol',
  seesTruncation: true,
  tellsRedirectStatus: true,
  letsGoAtOnce: true,
  buffers: 32_000_000,
  keepsConnections: true,
  sendsOnce: true,
};

/** No fetch says when it begins to send. */
const FETCH: Traits = { ...ALL, knowsWhenSending: false };

/** A fetch that does not tell one cause from another. */
const SILENT: Traits = { ...FETCH, tellsBrokenHttp: false, brokenCompression: 'connection-lost' };

export const TRAITS = {
  undici: ALL,
  'fetch of Node.js': FETCH,
  'fetch of Bun': FETCH,
  'fetch of Deno': { ...SILENT, sendsOnce: false },
  'fetch of workerd': { ...SILENT, tellsNotConnected: false },
  'fetch of Chromium': {
    ...SILENT,
    tellsNotConnected: false,
    brokenCompression: null,
    tellsRedirectStatus: false,
    buffers: 256_000_000,
    sendsOnce: false,
  },
} as const satisfies Record<string, Traits>;

export type TraitsName = keyof typeof TRAITS;
