import type { RestClientOptions } from '../client-options.ts';
import { fullJitter } from '../retry/backoff.ts';
import { createRun, type Run } from '../run.ts';
import { closeSession, createSession } from '../session.ts';
import { createPageTransport } from './page-transport.ts';

/** What updates are sent through: the address of the API, the token and the limits. */
export interface Connection {
  /** @internal */
  readonly run: Run;
  /** Lets running updates end; later ones are refused. */
  close(): Promise<void>;
}

/**
 * Settings of {@link connect}: those of `createRestClient`, without middleware. `transport` is `fetch` as pages have it
 * unless another is given: it does not look for the codes by which Node.js, Bun and Deno tell a refused connection
 * from a broken one, as `createFetchTransport` does.
 */
export type ConnectionOptions = Omit<RestClientOptions, 'middleware'>;

/** Opens no connection yet. Throws {@link InvalidRequestError} when an option is wrong. */
export function connect(options: ConnectionOptions): Connection {
  const session = createSession(options, {
    backoff: fullJitter,
    transport: options.transport ?? createPageTransport(),
    surroundings: null,
    driftChannel: null,
  });
  return { run: createRun(session), close: () => closeSession(session) };
}
