import type { Plugin } from 'graphql-yoga';

/** Caches keep apart what pages of different origins are answered, also where one was not let in. */
export function useVaryOrigin(): Plugin {
  return {
    onResponse({ response }) {
      response.headers.append('vary', 'Origin');
    },
  };
}
