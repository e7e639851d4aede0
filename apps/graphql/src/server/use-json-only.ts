import type { Plugin } from 'graphql-yoga';

/**
 * A browser sends forms and plain text to other origins without asking; JSON it does not. Yoga itself refuses
 * mutations by GET.
 */
export function useJsonOnly(): Plugin {
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.method !== 'POST') return;
      const [mediaType = ''] = (request.headers.get('content-type') ?? '').split(';');
      if (mediaType.trim().toLowerCase() === 'application/json') return;
      const message = 'The content type is not application/json; send the operation as JSON.';
      const body = { errors: [{ message, extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] };
      endResponse(fetchAPI.Response.json(body, { status: 415 }));
    },
  };
}
