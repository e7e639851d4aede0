import type { Conversation, ConversationUpdate } from '@parley/domain';
import type { Call } from './call.ts';
import type { UpdateOptions as AllUpdateOptions } from './call-options.ts';
import type { RestClientOptions } from './client-options.ts';
import { toClientError } from './errors/convert.ts';
import { createRun, type Run } from './request/execute-call.ts';
import { fullJitter } from './request/retry-policy.ts';
import { toUpdateOperation } from './resources/update-operation.ts';
import { closeSession, createSession } from './session.ts';
import { createFetchTransportWith } from './transport/fetch-transport.ts';
import type { Transport } from './transport/transport.ts';
import { TransportFailure, toLostConnection } from './transport/transport-failure.ts';

/** What updates are sent through: the address of the API, the token and the limits. */
export interface Connection {
  /** @internal */
  readonly run: Run;
  /** Lets running updates end; later ones are refused. */
  close(): Promise<void>;
}

/**
 * Settings of {@link connect}: those of `createRestClient`, without middleware. `transport` is `fetch` as browsers have it
 * unless another is given: it does not look for the codes by which Node.js, Bun and Deno tell a refused connection
 * from a broken one, as `createFetchTransport` does.
 */
export type ConnectionOptions = Omit<RestClientOptions, 'middleware'>;

/** Opens no connection yet. Throws {@link InvalidRequestError} when an option is wrong. */
export function connect(options: ConnectionOptions): Connection {
  const session = createSession(options, {
    backoff: fullJitter,
    transport: options.transport ?? createBrowserTransport(),
    middleware: null,
    toError: toClientError,
  });
  return { run: createRun(session), close: () => closeSession(session) };
}

/** What can be said per update: all but further headers, and what middleware or a gateway says. */
export type UpdateOptions = Omit<
  AllUpdateOptions,
  'headers' | 'context' | 'idempotencyFingerprint' | 'impliedFields'
>;

/**
 * Changes status, user or snooze in one request, exactly as `client.conversations.update` does. Absent or `undefined`
 * keeps, `user_id: null` unassigns, `snooze_until: null` wakes, `{}` changes nothing.
 */
export function updateConversation(
  connection: Connection,
  id: number,
  update: ConversationUpdate,
  options: UpdateOptions = {},
): Call<Conversation> {
  return connection.run(options, () => toUpdateOperation(id, update, options));
}

/** `fetch` as browsers have it, where it gives no codes; and nothing that only feeds need. */
function createBrowserTransport(): Transport {
  return createFetchTransportWith({ toFailure: toLostConnection, readChunks: refuseChunks });
}

function refuseChunks(): never {
  throw new TransportFailure('protocol');
}

export type { ApiResponse, Call, SafeResult } from './call.ts';
export { isRestClientError, type RestClientFailure } from './errors/guards.ts';
