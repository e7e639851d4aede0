export type { ApiResponse, Call, Page, PageCall, ResponseHeaders, SafeResult } from './call.ts';
export type { CallOptions, UpdateOptions } from './call-options.ts';
export type { Events } from './client.ts';
export { createRestClient, type RestClient } from './client.ts';
export type { RestClientOptions, Token } from './client-options.ts';
export type { Clock } from './clock.ts';
export {
  type Outcome,
  RestClientError,
  type RestClientErrorCode,
  type RestClientErrorDetails,
} from './errors/base.ts';
export {
  AbortedError,
  CircuitOpenError,
  ConnectionError,
  DeadlineError,
  type DeadlineErrorDetails,
  type InputIssue,
  InvalidRequestError,
  MiddlewareError,
  ProtocolError,
  ResponseDriftError,
  type ResponseDriftErrorDetails,
  ResponseTooLargeError,
} from './errors/client.ts';
export { isApiError, isRestClientError, type RestClientFailure } from './errors/guards.ts';
export type { Problem, ProblemIssue } from './errors/http.ts';
export {
  ApiError,
  type ApiErrorDetails,
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  PreconditionFailedError,
  ServerError,
  TooManyRequestsError,
  UnauthorizedError,
  UnexpectedRedirectError,
  UnprocessableContentError,
} from './errors/http.ts';
export type {
  ConversationChanged,
  ConversationChangedData,
  ConversationEvent,
  FeedReset,
  FeedStarted,
} from './events/conversation-event.ts';
export type { EventsOptions } from './events/feed.ts';
export { type ContextKey, type ContextValue, createContextKey } from './middleware/context-key.ts';
export type { AttemptContext, CallContext, Middleware, Next } from './middleware/middleware.ts';
export type { AttemptMessage, CallMessage, ResponseSummary } from './observability/channels.ts';
export { CHANNELS } from './observability/channels.ts';
export type { Replay } from './request/operation.ts';
export type {
  ConversationFilter,
  ConversationIndexQuery,
  ConversationListQuery,
  ConversationSort,
} from './resources/conversation-filter.ts';
export type { ConversationIndex, ConversationPage, Conversations } from './resources/conversations.ts';
export type {
  HistoryEntry,
  HistoryPage,
  HistoryQuery,
  RecordedChange,
  RecordedField,
} from './resources/history.ts';
export type { IdempotencyKeys, IdempotencyRecord } from './resources/idempotency-keys.ts';
export type { Service, ServiceDescription } from './resources/service.ts';
export type { Users } from './resources/users.ts';
export { createFetchTransport } from './transport/fetch-transport.ts';
export type { CancelToken, Transport, TransportRequest, TransportResponse } from './transport/transport.ts';
export { TransportFailure, type TransportFailureKind } from './transport/transport-failure.ts';
export { createUndiciTransport, type UndiciTransportOptions } from './transport/undici-transport.ts';
export type { Drift, DriftMode, JsonKind, OnDrift } from './validation/validation.ts';
