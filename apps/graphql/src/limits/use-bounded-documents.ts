import { GraphQLError, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { findExcess } from './document-counts.ts';
import { LimitError } from './limit-error.ts';

/** Enough for every field of a list of conversations several times over; a bomb of aliases ends early. */
const MAX_TOKENS = 2_000;
const TOO_MANY = /more than \d+ tokens/;

/** What is too large is refused while it is parsed: validation costs more than its share of a large document. */
export function useBoundedDocuments(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => {
        try {
          const document = parse(source, { ...options, maxTokens: MAX_TOKENS });
          const excess = findExcess(document);
          if (excess !== null) throw excess;
          return document;
        } catch (error) {
          // Lists of lists overflow the stack long before the limit; that is the document's fault too.
          const tooLong =
            error instanceof RangeError || (error instanceof GraphQLError && TOO_MANY.test(error.message));
          throw tooLong ? documentTooLong() : error;
        }
      });
    },
    onExecutionResult({ result }) {
      const errors = result && 'errors' in result ? (result.errors ?? []) : [];
      for (const error of errors) if (error instanceof LimitError) error.answerAsRefusal();
    },
  };
}

function documentTooLong(): LimitError {
  return new LimitError(
    'DOCUMENT_TOO_LONG',
    'The document is too long or nested too deeply; ask for less at once.',
  );
}
