import type { UpstreamDouble } from './doubles/upstream-double.ts';

/** What the client repeats by its rule cannot be carried out twice: each attempt names the same version. */
export function versionsWrittenTo({ received }: UpstreamDouble): unknown[] {
  const writes = received.filter(({ method }) => method === 'PATCH');
  return [...new Set(writes.map(({ headers }) => headers['if-match']))];
}
