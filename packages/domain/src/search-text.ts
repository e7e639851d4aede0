// Normalizes texts and search terms. Free of zod.
export { foldText } from './search-text/fold-text.ts';
export { toSearchTerms } from './search-text/search-terms.ts';
export { toSearchText } from './search-text/search-text.ts';
