/** What is known about a request when it has been answered. Nothing of what it asked is in it. */
export interface RequestEntry {
  readonly method: string;
  /** One of a few: a path of the web app is `web`. */
  readonly route: string;
  readonly status: number;
  /** Milliseconds until the answer's head was ready. */
  readonly ms: number;
  /** `null` = nothing was executed. */
  readonly operation: 'query' | 'mutation' | 'subscription' | null;
  /** `null` = it has none. */
  readonly requestId: string | null;
}

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
