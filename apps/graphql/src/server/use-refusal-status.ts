import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

const ABOUT_DOCUMENT = /^GRAPHQL_(PARSE|VALIDATION)_FAILED$/;

/**
 * A document that is wrong is answered 400. Only a client that asks for application/json by name gets 200, as GraphQL
 * over HTTP has it for those that cannot tell the two media types apart; Yoga gives it also to those that ask for none.
 */
export function useRefusalStatus(): Plugin {
  return {
    onExecutionResult({ request, result, setResult }) {
      if (!result || !('errors' in result) || !result.errors) return;
      if (/\bapplication\/json\b/i.test(request.headers.get('accept') ?? '')) return;
      setResult({ ...result, errors: result.errors.map(toRefusal) });
    },
  };
}

/** A copy: Yoga keeps what it found wrong with a document for whoever sends it next. */
function toRefusal(error: GraphQLError): GraphQLError {
  if (!ABOUT_DOCUMENT.test(String(error.extensions.code))) return error;
  const { message, nodes, source, positions, extensions } = error;
  const http = { status: 400, spec: false };
  return new GraphQLError(message, { nodes, source, positions, extensions: { ...extensions, http } });
}
