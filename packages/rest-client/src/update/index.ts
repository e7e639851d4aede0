export type { Answer, Call, SafeResult } from '../call.ts';
export { isRestClientError, type RestClientFailure } from '../errors/rest-client-failure.ts';
export { type Connection, type ConnectionOptions, connect } from './connect.ts';
export { type UpdateOptions, updateConversation } from './update-conversation.ts';
