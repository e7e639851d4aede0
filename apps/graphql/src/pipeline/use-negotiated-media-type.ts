import type { Plugin } from 'graphql-yoga';
import { negotiateMediaType } from './negotiate-media-type.ts';

/** Yoga takes the first media type that it knows, whatever quality the client gave it. */
export function useNegotiatedMediaType(): Plugin {
  return {
    onResultProcess({ request, result, resultProcessor, setResultProcessor }) {
      if (Symbol.asyncIterator in result || resultProcessor === undefined) return;
      const type = negotiateMediaType(request.headers.get('accept'));
      if (type !== null) setResultProcessor(resultProcessor, type);
    },
  };
}
