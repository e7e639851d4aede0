import type { Plugin } from 'graphql-yoga';

export const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; media-src blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export function useSecurityHeaders({ graphiql }: { readonly graphiql: boolean }): Plugin {
  return {
    onResponse({ request, response }) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
      const { pathname } = new URL(request.url, 'http://gateway');
      if (pathname !== '/graphql') return;
      response.headers.set('cache-control', 'no-store');
      // GraphiQL is an inline script that loads the rest from a CDN: for developers only.
      if (graphiql && request.method === 'GET') response.headers.delete('content-security-policy');
    },
  };
}
