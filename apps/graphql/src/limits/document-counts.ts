import { type DocumentNode, Kind, visit } from 'graphql';
import { LimitError } from './limit-error.ts';

const MAX_REPEATS = 30;
const MAX_FRAGMENTS = 50;
const MAX_SPREADS = 100;
const MAX_DIRECTIVES = 50;

/** The first count that is beyond its limit; `null` = all are within. Pure, one walk over the document. */
export function findExcess(document: DocumentNode): LimitError | null {
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
    return new LimitError(
      'TOO_MANY_ALIASES',
      `The document asks ${repeats} times for a field that it asks for already, and at most ${MAX_REPEATS} times are allowed; split it.`,
    );
  }
  if (fragments > MAX_FRAGMENTS || spreads > MAX_SPREADS) {
    return new LimitError(
      'TOO_MANY_FRAGMENTS',
      `The document has ${fragments} fragments in ${spreads} places, and at most ${MAX_FRAGMENTS} in ${MAX_SPREADS} are allowed; split it.`,
    );
  }
  if (directives > MAX_DIRECTIVES) {
    return new LimitError(
      'TOO_MANY_DIRECTIVES',
      `The document has ${directives} directives, and at most ${MAX_DIRECTIVES} are allowed; split it.`,
    );
  }
  return null;
}
