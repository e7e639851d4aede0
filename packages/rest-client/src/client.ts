import { toReadCredential } from './auth.ts';
import type { RestClientOptions, Token } from './client-options.ts';
import { toMiddlewareError } from './errors/convert.ts';
import type { ConversationEvent } from './events/conversation-event.ts';
import type { EventsOptions } from './events/feed.ts';
import type { ContextValue } from './middleware/context-key.ts';
import { createMiddlewarePipeline } from './middleware/pipeline.ts';
import { DRIFTS } from './observability/channels.ts';
import { createRun, createRunPage, type Run } from './request/execute-call.ts';
import { withExtraHeaders } from './request/headers.ts';
import { type Backoff, fullJitter } from './request/retry-policy.ts';
import { type Conversations, createConversations } from './resources/conversations.ts';
import { createIdempotencyKeys, type IdempotencyKeys } from './resources/idempotency-keys.ts';
import { createService, type Service } from './resources/service.ts';
import { createUsers, type Users } from './resources/users.ts';
import { closeSession, createSession, type Session } from './session.ts';
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
  return assemble(
    createSession(options, {
      backoff,
      transport: options.transport ?? createDefaultTransport(),
      middleware: createMiddlewarePipeline(options.middleware ?? []),
      toError: toMiddlewareError,
      driftChannel: DRIFTS,
    }),
  );
}

function assemble(session: Session): RestClient {
  const runBare = createRun(session);
  const run: Run = (options, operation) =>
    runBare(options, () => withExtraHeaders(operation(), options.headers));
  let users: Users | undefined;
  let service: Service | undefined;
  let idempotencyKeys: IdempotencyKeys | undefined;
  return {
    conversations: createConversations(run, createRunPage(session, run)),
    // Created on first use: servers create a client for each caller, and most use one resource.
    get users() {
      users ??= createUsers(run);
      return users;
    },
    get service() {
      service ??= createService(run);
      return service;
    },
    get idempotencyKeys() {
      idempotencyKeys ??= createIdempotencyKeys(run);
      return idempotencyKeys;
    },
    events: createEvents(session),
    withToken: (token, context = session.context) =>
      assemble({ ...session, readCredential: toReadCredential(token), context }),
    close: () => closeSession(session),
  };
}

/**
 * Follows the API's feed of changes. Connects when it is iterated, reconnects by itself after the last event seen
 * without a gap or a repeat, and ends quietly with the signal, with `close()` of the client, or when the loop is left.
 * Throws a {@link RestClientError} when the API refuses, or cannot be reached `maxAttempts` times in a row.
 * Extension of the documented API; see `service.describe()`.
 */
export type Events = (options?: EventsOptions) => AsyncIterable<ConversationEvent>;

function createEvents(session: Session): Events {
  return (options = {}) => followWhenRead(session, options);
}

/** Loaded by those who follow the feed alone: most programs that change conversations do not. */
async function* followWhenRead(session: Session, options: EventsOptions): AsyncGenerator<ConversationEvent> {
  const { follow } = await import('./events/feed.ts');
  yield* follow(session, options);
}
