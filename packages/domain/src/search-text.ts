// How a search reads a text and what was typed: no zod behind it.
export { foldText } from './search-text/fold-text.ts';
export { toSearchTerms } from './search-text/search-terms.ts';
export { toSearchText } from './search-text/search-text.ts';
