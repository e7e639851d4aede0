import { GraphQLError, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Enough for every field of a list of conversations several times over; a bomb of aliases ends early. */
const MAX_TOKENS = 2_000;
const TOO_MANY = /more than \d+ tokens/;
const CODE = 'DOCUMENT_TOO_LONG';

export function useMaxTokens(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => {
        try {
          return parse(source, { ...options, maxTokens: MAX_TOKENS });
        } catch (error) {
          // Lists of lists overflow the stack long before the limit; that is the document's fault too.
          const tooLong =
            error instanceof RangeError || (error instanceof Error && TOO_MANY.test(error.message));
          throw tooLong ? documentTooLong() : error;
        }
      });
    },
    // Yoga answers 200 to every document that it could not parse when the client accepts application/json.
    onExecutionResult({ result }) {
      const errors = result && 'errors' in result ? (result.errors ?? []) : [];
      for (const { extensions } of errors) {
        if (extensions.code === CODE) extensions.http = { status: 400, spec: false };
      }
    },
  };
}

function documentTooLong(): GraphQLError {
  return new GraphQLError(`The document is too long or nested too deeply; ask for less at once.`, {
    extensions: { code: CODE },
  });
}
