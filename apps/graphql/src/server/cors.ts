import type { CORSPluginOptions } from '@whatwg-node/server';

const SENT = ['authorization', 'content-type', 'last-event-id', 'traceparent', 'tracestate', 'x-request-id'];
const READ = ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'];
const DAY_SECONDS = 86_400;

/**
 * Lets pages of these origins call the gateway and read its answers; any other page of a browser cannot. No cookie
 * is ever involved: whoever has no token gets nothing that a stranger does not.
 */
export function corsFor(origins: readonly string[]): CORSPluginOptions<unknown> {
  if (origins.length === 0) return false;
  return ({ headers }) => {
    const origin = headers.get('origin');
    if (origin === null || !origins.includes(origin)) return false;
    return {
      origin,
      methods: ['GET', 'POST'],
      allowedHeaders: SENT,
      exposedHeaders: READ,
      credentials: false,
      maxAge: DAY_SECONDS,
    };
  };
}
