import { GraphQLError, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Enough for every field of a list of conversations several times over; a bomb of aliases ends early. */
const MAX_TOKENS = 2_000;

export function useMaxTokens(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => {
        try {
          return parse(source, { ...options, maxTokens: MAX_TOKENS });
        } catch (error) {
          throw error instanceof GraphQLError ? error : tooComplex();
        }
      });
    },
  };
}

/** What overflows the parser's stack is the caller's fault, and no 500. */
function tooComplex(): GraphQLError {
  return new GraphQLError('The document is nested too deeply to be read; ask for less at once.', {
    extensions: { code: 'GRAPHQL_PARSE_FAILED', http: { status: 400 } },
  });
}
