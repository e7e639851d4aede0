import { parseBaseUrl } from './base-url.ts';
import { checkMaxAttempts } from './check-max-attempts.ts';
import type { RestClientOptions, Token } from './client-options.ts';
import { MACHINE_CLOCK } from './clock.ts';
import { toReadCredential } from './credential.ts';
import { createDriftWatch } from './drift/drift-watch.ts';
import { InvalidRequestError } from './errors/invalid-request-error.ts';
import { createEvents, type Events } from './events/events.ts';
import type { ContextValue } from './middleware/context-key.ts';
import { composeOnion } from './middleware/onion.ts';
import { type Conversations, createConversations } from './resources/conversations.ts';
import { createIdempotencyKeys, type IdempotencyKeys } from './resources/idempotency-keys.ts';
import { createService, type Service } from './resources/service.ts';
import { createUsers, type Users } from './resources/users.ts';
import { type Backoff, fullJitter } from './retry/backoff.ts';
import { createRun } from './run.ts';
import type { Session } from './session.ts';
import { checkAttemptTimeout, checkDeadline } from './time-limits.ts';
import { createDefaultTransport } from './transport/default-transport.ts';

/** The conversations REST API. Calls are independent of one another. */
export interface RestClient {
  readonly conversations: Conversations;
  readonly users: Users;
  readonly service: Service;
  readonly idempotencyKeys: IdempotencyKeys;
  /** Follows what happens to conversations. */
  readonly events: Events;
  /**
   * The same client for another caller: shares connections and settings, speaks with another token. `context` is
   * handed to the middleware with each call, before what the call itself gives; default: this client's.
   */
  withToken(token: Token, context?: readonly ContextValue[]): RestClient;
  /**
   * Closes the transport once running calls have ended, for every client that shares it. Feeds end, no call makes
   * another attempt, and later calls are refused.
   */
  close(): Promise<void>;
}

/** Makes a client. Throws {@link InvalidRequestError} when an option is wrong. Opens no connection yet. */
export function createRestClient(options: RestClientOptions): RestClient {
  return createRestClientWith(fullJitter, options);
}

/** With another backoff, for tests. */
export function createRestClientWith(backoff: Backoff, options: RestClientOptions): RestClient {
  const clock = options.clock ?? MACHINE_CLOCK;
  return assemble({
    baseUrl: parseBaseUrl(options.baseUrl),
    readCredential: toReadCredential(options.token),
    deadline: checkDeadline(options.deadline ?? 30_000),
    attemptTimeout: checkAttemptTimeout(options.attemptTimeout),
    maxResponseBytes: checkMaxResponseBytes(options.maxResponseBytes),
    maxAttempts: checkMaxAttempts(options.maxAttempts ?? 3),
    idempotencyKeys: options.idempotencyKeys ?? false,
    backoff,
    clock,
    drift: createDriftWatch(clock, options),
    onion: composeOnion(options.middleware ?? []),
    context: [],
    connection: { transport: options.transport ?? createDefaultTransport(), closing: new AbortController() },
  });
}

function assemble(session: Session): RestClient {
  const { run, runPage } = createRun(session);
  return {
    conversations: createConversations(run, runPage),
    users: createUsers(run),
    service: createService(run),
    idempotencyKeys: createIdempotencyKeys(run),
    events: createEvents(session),
    withToken: (token, context = session.context) =>
      assemble({ ...session, readCredential: toReadCredential(token), context }),
    async close() {
      session.connection.closing.abort();
      await session.connection.transport.close();
    },
  };
}

function checkMaxResponseBytes(bytes: number | undefined): number | null {
  if (bytes === undefined) return null;
  if (Number.isSafeInteger(bytes) && bytes > 0) return bytes;
  const detail = 'The maxResponseBytes is not a positive integer.';
  throw new InvalidRequestError(`${detail} Leave it out for the defaults.`, [
    { pointer: '/maxResponseBytes', detail },
  ]);
}
