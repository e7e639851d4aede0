import { GraphQLError } from 'graphql';
import { BODY_TOO_LARGE } from '../limits/request-size.ts';
import { ExpectedError } from './expected-error.ts';
import { toFailure } from './upstream-failure.ts';

/**
 * Everything that leaves as an error passes here. Three kinds may be read: what a resolver expected, what the
 * upstream client reported (in our own words), and what graphql itself says about a document. All else is masked.
 */
export function maskError(error: unknown, message: string): GraphQLError {
  const root = rootOf(error);
  if (root instanceof ExpectedError) return root === error ? root : located(root, error);
  const failure = toExpected(root);
  if (failure !== null) return located(failure, error);
  if (error instanceof GraphQLError && root instanceof GraphQLError && isAboutDocument(error)) {
    if (error.extensions.code === 'REQUEST_ENTITY_TOO_LARGE') {
      return new GraphQLError(BODY_TOO_LARGE, { extensions: error.extensions });
    }
    return root === error ? error : located(aboutVariable(error), error);
  }
  if (root instanceof GraphQLError && isAboutArgument(root)) return located(aboutVariable(root), error);
  const masked = located(
    new GraphQLError(message, { extensions: { code: 'INTERNAL_SERVER_ERROR', unexpected: true } }),
    error,
  );
  faults.set(masked, root);
  return masked;
}

const faults = new WeakMap<GraphQLError, unknown>();

/** What was masked by this error; `null` when it is none that masks anything. */
export function faultBehind(error: GraphQLError): { readonly fault: unknown } | null {
  return faults.has(error) ? { fault: faults.get(error) } : null;
}

function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}

/** Syntax, validation and variables come without a path: no resolver has run yet. */
function isAboutDocument(error: GraphQLError): boolean {
  return error.path === undefined;
}

/**
 * A variable that may be null, given as null for an argument that may not be; only a default allows that. Of a field,
 * so it has a path, and graphql marks it by its sentence alone.
 */
function isAboutArgument({ message }: GraphQLError): boolean {
  return /^Argument "\S+" has invalid value/.test(message);
}

/** What a wrong variable is told: without a list of what else there is. */
function aboutVariable({ message, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message.replace(/ Did you mean [^?]*\?/g, ''), {
    extensions: { code: 'BAD_USER_INPUT', ...extensions },
  });
}

function toExpected(error: unknown): ExpectedError | null {
  const failure = toFailure(error, { conversationId: '' });
  if (failure === null) return null;
  switch (failure.kind) {
    case 'not-found':
      return new ExpectedError('READ_UNSUPPORTED');
    case 'invalid':
      return new ExpectedError('INVALID_INPUT');
    case 'unavailable': {
      const { message, retryAfterSeconds } = failure;
      const code = failure.code === 'RATE_LIMITED' ? 'RATE_LIMITED' : 'UPSTREAM_UNAVAILABLE';
      return new ExpectedError(code, message, { retryAfterSeconds });
    }
    case 'denied':
      return new ExpectedError(failure.code);
  }
}

function located(error: GraphQLError, at: unknown): GraphQLError {
  if (!(at instanceof GraphQLError)) return error;
  const { nodes, source, positions, path } = at;
  return new GraphQLError(error.message, { nodes, source, positions, path, extensions: error.extensions });
}
