import type { CORSPluginOptions } from '@whatwg-node/server';
import type { Plugin } from 'graphql-yoga';

const METHODS = ['GET', 'POST'];
const SENT = ['authorization', 'content-type', 'last-event-id', 'traceparent', 'tracestate', 'x-request-id'];
const READ = ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'];
const DAY_SECONDS = 86_400;

/**
 * Lets pages of these origins call the gateway and read its answers; any other page of a browser cannot. No cookie
 * is ever involved: without a token a page gets nothing that a stranger does not.
 */
export function corsFor(origins: readonly string[]): CORSPluginOptions<unknown> {
  if (origins.length === 0) return false;
  return ({ headers }) => {
    const origin = headers.get('origin');
    if (origin === null || !origins.includes(origin)) return false;
    return {
      origin,
      methods: METHODS,
      allowedHeaders: SENT,
      exposedHeaders: READ,
      credentials: false,
      maxAge: DAY_SECONDS,
    };
  };
}

/** The same for an answer that Yoga does not write, where there are such origins. */
export function toCorsHeaders(
  origins: readonly string[],
  origin: string | undefined,
): readonly (readonly [string, string])[] {
  const vary = ['vary', 'Origin'] as const;
  if (origin === undefined || !origins.includes(origin)) return [vary];
  return [
    vary,
    ['access-control-allow-origin', origin],
    ['access-control-allow-methods', METHODS.join(', ')],
    ['access-control-allow-headers', SENT.join(', ')],
    ['access-control-expose-headers', READ.join(', ')],
    ['access-control-max-age', String(DAY_SECONDS)],
  ];
}

/** Caches keep apart what pages of different origins are answered, also where one was not let in. */
export function useVaryOrigin(): Plugin {
  return {
    onResponse({ response }) {
      response.headers.append('vary', 'Origin');
    },
  };
}
