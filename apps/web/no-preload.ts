import type { Plugin } from 'vite';

/**
 * Leaves out what Vite puts around each import of a lazy part to load its styles and chunks beside it. It has no styles
 * of its own, and is asked for again when it is lost.
 */
export function noPreload(): Plugin {
  return {
    name: 'no-preload',
    enforce: 'pre',
    apply: 'build',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
  };
}
