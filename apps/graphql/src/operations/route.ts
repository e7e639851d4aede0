const KNOWN: Readonly<Record<string, string>> = {
  '/graphql': 'graphql',
  '/health': 'health',
  '/ready': 'ready',
};

/** A name for where a request went; one of a few, since paths come from strangers. */
export function routeOf(url: string): string {
  const { pathname } = new URL(url, 'http://gateway');
  return KNOWN[pathname] ?? 'web';
}
