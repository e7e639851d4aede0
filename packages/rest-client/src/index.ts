export type { AnswerHeaders } from './answer-headers.ts';
export type { Answer, Call, SafeResult } from './call.ts';
export type { CallOptions, RestClientOptions, Token, UpdateOptions } from './client-options.ts';
export type { Clock } from './clock.ts';
export { CHANNELS } from './diagnostics/channel-names.ts';
export type { AnswerSummary, AttemptMessage, CallMessage } from './diagnostics/messages.ts';
export type { Drift, DriftMode, JsonKind, OnDrift } from './drift/drift.ts';
export { AbortedError } from './errors/aborted-error.ts';
export { ApiError, type ApiErrorDetails, isApiError } from './errors/api-error.ts';
export { CircuitOpenError } from './errors/circuit-open-error.ts';
export { ConnectionError } from './errors/connection-error.ts';
export { DeadlineError, type DeadlineErrorDetails } from './errors/deadline-error.ts';
export { type InputIssue, InvalidRequestError } from './errors/invalid-request-error.ts';
export { MiddlewareError } from './errors/middleware-error.ts';
export { ProtocolError } from './errors/protocol-error.ts';
export { ResponseDriftError, type ResponseDriftErrorDetails } from './errors/response-drift-error.ts';
export { ResponseTooLargeError } from './errors/response-too-large-error.ts';
export {
  type Outcome,
  RestClientError,
  type RestClientErrorCode,
  type RestClientErrorDetails,
} from './errors/rest-client-error.ts';
export { isRestClientError, type RestClientFailure } from './errors/rest-client-failure.ts';
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
export type { AttemptContext, CallContext } from './middleware/context.ts';
export { type ContextKey, type ContextValue, createContextKey } from './middleware/context-key.ts';
export type { Middleware, Next } from './middleware/middleware.ts';
export type { Replay } from './operation.ts';
export type { Page, PageCall } from './page-call.ts';
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
export type { Abandonment, Transport, TransportRequest, TransportResponse } from './transport/transport.ts';
export { TransportFailure, type TransportFailureKind } from './transport/transport-failure.ts';
export { createUndiciTransport, type UndiciTransportOptions } from './transport/undici-transport.ts';
