import type { Plugin } from 'vite';

const PACKAGE = '@0no-co/graphql.web';
const SHIM = '\0graphql-without-parser';

/**
 * Leaves urql's parser out of the page: every document was parsed when the code was generated, and a text that has to
 * be parsed in the browser is a mistake.
 */
export function noParser(): Plugin {
  return {
    name: 'no-parser',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) => (source === PACKAGE ? SHIM : null),
    async load(id) {
      if (id !== SHIM) return null;
      const urql = await this.resolve('@urql/core');
      const real = urql && (await this.resolve(PACKAGE, urql.id, { skipSelf: true }));
      if (!real) throw new Error(`${PACKAGE} is not installed.`);
      return `
        export { GraphQLError, Kind, print, valueFromASTUntyped } from ${JSON.stringify(real.id)};
        export function parse() { throw new Error('A document is generated, never parsed in the page.'); }`;
    },
  };
}
