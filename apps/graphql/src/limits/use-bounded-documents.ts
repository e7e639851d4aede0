import { type DocumentNode, GraphQLError, Kind, parse, visit } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { RequestError } from '../failures/expected-error.ts';

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
          throw tooLong ? new RequestError('DOCUMENT_TOO_LONG') : error;
        }
      });
    },
    onExecutionResult({ result }) {
      const errors = result && 'errors' in result ? (result.errors ?? []) : [];
      for (const error of errors) if (error instanceof RequestError) error.setStatus();
    },
  };
}

const MAX_REPEATS = 30;
const MAX_FRAGMENTS = 50;
const MAX_SPREADS = 100;
const MAX_DIRECTIVES = 50;

/** The first count that is beyond its limit; `null` = all are within. Pure, one walk over the document. */
function findExcess(document: DocumentNode): RequestError | null {
  let repeats = 0;
  let spreads = 0;
  let directives = 0;
  visit(document, {
    SelectionSet({ selections }) {
      const fields = selections.filter((node) => node.kind === Kind.FIELD);
      repeats += fields.length - new Set(fields.map(({ name }) => name.value)).size;
    },
    FragmentSpread() {
      spreads += 1;
    },
    InlineFragment() {
      spreads += 1;
    },
    Directive() {
      directives += 1;
    },
  });
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length;
  if (repeats > MAX_REPEATS) {
    return new RequestError(
      'TOO_MANY_ALIASES',
      `The document asks ${repeats} times for a field that it asks for already, and at most ${MAX_REPEATS} times are allowed; split it.`,
    );
  }
  if (fragments > MAX_FRAGMENTS || spreads > MAX_SPREADS) {
    return new RequestError(
      'TOO_MANY_FRAGMENTS',
      `The document has ${fragments} fragments in ${spreads} places, and at most ${MAX_FRAGMENTS} in ${MAX_SPREADS} are allowed; split it.`,
    );
  }
  if (directives > MAX_DIRECTIVES) {
    return new RequestError(
      'TOO_MANY_DIRECTIVES',
      `The document has ${directives} directives, and at most ${MAX_DIRECTIVES} are allowed; split it.`,
    );
  }
  return null;
}
