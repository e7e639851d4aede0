import { describe, onTestFinished } from 'vitest';
import { createRestClientWith } from '../src/client.ts';
import {
  createFetchTransport,
  createUndiciTransport,
  type RestClient,
  type RestClientOptions,
} from '../src/index.ts';
import { type Backoff, fullJitter } from '../src/request/retry-policy.ts';

const TRANSPORTS = {
  undici: createUndiciTransport,
  fetch: createFetchTransport,
  default: undefined,
} as const;

/** Makes a client of one transport, closed when the test ends. */
export type Connect = (
  baseUrl: string,
  options?: Partial<RestClientOptions>,
  backoff?: Backoff,
) => RestClient;

/** States the same facts about every transport. */
export function contract(title: string, facts: (connect: Connect) => void): void {
  describe.each(Object.entries(TRANSPORTS))(`${title}, over %s`, (_, createTransport) => {
    facts((baseUrl, options, backoff = fullJitter) => {
      const client = createRestClientWith(backoff, {
        baseUrl,
        token: 'a-fixed-token',
        deadline: 10_000,
        ...(createTransport !== undefined && { transport: createTransport() }),
        ...options,
      });
      onTestFinished(() => client.close());
      return client;
    });
  });
}

/** Waits for the error of a call. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call succeeded');
}
