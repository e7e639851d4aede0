import type { Plugin } from 'graphql-yoga';
import { ExpectedError } from '../failures/expected-error.ts';
import { toResponse } from '../failures/http-refusal.ts';

/**
 * A browser sends forms and plain text to other origins without asking; JSON it does not. Yoga itself refuses
 * mutations by GET.
 */
export function useJsonOnly(): Plugin {
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.method !== 'POST') return;
      const [mediaType = '', ...parameters] = (request.headers.get('content-type') ?? '').split(';');
      if (mediaType.trim().toLowerCase() === 'application/json') {
        // Yoga knows it in no other spelling.
        request.headers.set('content-type', ['application/json', ...parameters].join(';'));
        return;
      }
      endResponse(toResponse(fetchAPI, new ExpectedError('UNSUPPORTED_MEDIA_TYPE')));
    },
  };
}
