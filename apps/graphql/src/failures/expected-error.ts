import { GraphQLError } from 'graphql';

/** Codes of the errors that queries may answer with; updates answer with members of their result instead. */
export type ExpectedErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'INVALID_INPUT'
  | 'READ_UNSUPPORTED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'RATE_LIMITED';

/** A failure that the caller may read: the only kind that resolvers throw on purpose. */
export class ExpectedError extends GraphQLError {
  constructor(code: ExpectedErrorCode, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { code, ...more } });
  }
}
