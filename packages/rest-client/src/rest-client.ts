import type { RestClientOptions, Token } from './client-options.ts';
import { toReadCredential } from './credential.ts';
import { DRIFTS } from './diagnostics/channels.ts';
import { createEvents, type Events } from './events/events.ts';
import { withExtraHeaders } from './extra-headers.ts';
import type { ContextValue } from './middleware/context-key.ts';
import { createSurroundings } from './middleware/surroundings.ts';
import { type Conversations, createConversations } from './resources/conversations.ts';
import { createIdempotencyKeys, type IdempotencyKeys } from './resources/idempotency-keys.ts';
import { createService, type Service } from './resources/service.ts';
import { createUsers, type Users } from './resources/users.ts';
import { type Backoff, fullJitter } from './retry/backoff.ts';
import { createRun, type Run } from './run.ts';
import { createRunPage } from './run-page.ts';
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
      surroundings: createSurroundings(options.middleware ?? []),
      driftChannel: DRIFTS,
    }),
  );
}

function assemble(session: Session): RestClient {
  const runBare = createRun(session);
  const run: Run = (options, operation) =>
    runBare(options, () => withExtraHeaders(operation(), options.headers));
  return {
    conversations: createConversations(run, createRunPage(session, run)),
    users: createUsers(run),
    service: createService(run),
    idempotencyKeys: createIdempotencyKeys(run),
    events: createEvents(session),
    withToken: (token, context = session.context) =>
      assemble({ ...session, readCredential: toReadCredential(token), context }),
    close: () => closeSession(session),
  };
}
