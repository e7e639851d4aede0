import type { RestClientOptions, Token } from './client-options.ts';
import type { Conversations } from './resources/conversations.ts';
import type { Service } from './resources/service.ts';
import type { Users } from './resources/users.ts';

/** The conversations REST API. Calls are independent of one another and are never retried automatically. */
export interface RestClient {
  readonly conversations: Conversations;
  readonly users: Users;
  readonly service: Service;
  /** The same client for another caller: shares connections and settings, speaks with another token. */
  withToken(token: Token): RestClient;
  /** Closes the transport once running calls have ended, for every client that shares it. Later calls are refused. */
  close(): Promise<void>;
}

/** Makes a client. Throws {@link InvalidRequestError} when an option is wrong. Opens no connection yet. */
export function createRestClient(_options: RestClientOptions): RestClient {
  throw new Error('under construction');
}
