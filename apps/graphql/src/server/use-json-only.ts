import type { Plugin } from 'graphql-yoga';

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
      const message = 'The content type is not application/json; send the operation as JSON.';
      const body = { errors: [{ message, extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] };
      endResponse(fetchAPI.Response.json(body, { status: 415 }));
    },
  };
}
