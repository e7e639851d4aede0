import type { RestClientError } from '../errors/rest-client-error.ts';

/** One call, as its channel tells of it. No token, no input, nothing of the answer's body. */
export interface CallMessage {
  /** As callers write it, such as `conversations.update`. */
  readonly operation: string;
  readonly method: 'GET' | 'PATCH';
  /** Path template below the base URL, such as `/conversations/{id}`. */
  readonly route: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** Once it has succeeded. */
  result?: AnswerSummary;
  /** Once it has failed; its `outcome` says what is known. */
  error?: RestClientError;
}

/** One request of a call, as its channel tells of it. */
export interface AttemptMessage extends CallMessage {
  /** 1 for the first request of the call. */
  readonly number: number;
  /** Lower-case names, to be added to at `start`: `traceparent` for instance. The token is not among them. */
  readonly headers: Record<string, string>;
}

/** What came back, without its content. */
export interface AnswerSummary {
  readonly status: number;
  readonly version: string | null;
  readonly requestId: string | null;
  /** How many requests were begun. */
  readonly attempts: number;
  readonly replayed: boolean;
}
