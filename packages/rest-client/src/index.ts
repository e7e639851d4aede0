export type { Answer, Call } from './call.ts';
export type { CallOptions, RestClientOptions, Token, UpdateOptions } from './client-options.ts';
export type { Clock } from './clock.ts';
export type { Drift, JsonKind, OnDrift } from './drift.ts';
export { AbortedError } from './errors/aborted-error.ts';
export { ApiError, type ApiErrorDetails, isApiError } from './errors/api-error.ts';
export { ConnectionError } from './errors/connection-error.ts';
export { DeadlineError } from './errors/deadline-error.ts';
export { type InputIssue, InvalidRequestError } from './errors/invalid-request-error.ts';
export { ProtocolError } from './errors/protocol-error.ts';
export { ResponseTooLargeError } from './errors/response-too-large-error.ts';
export {
  isRestClientError,
  type Outcome,
  RestClientError,
  type RestClientErrorCode,
  type RestClientErrorDetails,
} from './errors/rest-client-error.ts';
export {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  PreconditionFailedError,
  ServerError,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableContentError,
} from './errors/status-errors.ts';
export { UnexpectedRedirectError } from './errors/unexpected-redirect-error.ts';
export type {
  ConversationChanged,
  ConversationChangedData,
  ConversationEvent,
  FeedReset,
  FeedStarted,
} from './events/conversation-event.ts';
export type { Events } from './events/events.ts';
export type { EventsOptions } from './events/events-options.ts';
export type { Problem, ProblemIssue } from './problem.ts';
export type {
  ConversationFilter,
  ConversationIndexQuery,
  ConversationListQuery,
  ConversationSort,
} from './resources/conversation-filter.ts';
export type { ConversationIndex } from './resources/conversation-index.ts';
export type { ConversationPage, Conversations } from './resources/conversations.ts';
export type { HistoryEntry, HistoryPage, HistoryQuery } from './resources/history.ts';
export type { IdempotencyKeys, IdempotencyRecord } from './resources/idempotency-keys.ts';
export type { RecordedChange, RecordedField } from './resources/recorded-change.ts';
export type { Service, ServiceDescription } from './resources/service.ts';
export type { Users } from './resources/users.ts';
export { createRestClient, type RestClient } from './rest-client.ts';
export { createFetchTransport } from './transport/fetch-transport.ts';
export type { Transport, TransportRequest, TransportResponse } from './transport/transport.ts';
export { TransportFailure, type TransportFailureKind } from './transport/transport-failure.ts';
export { createUndiciTransport, type UndiciTransportOptions } from './transport/undici-transport.ts';
