import { serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { gatewayOf } from './ask.ts';
import { startPageOnlyUpstream } from './doubles/page-only-upstream.ts';

/** As in production: every limit, every check, and each caller's rate, with origins that may call. */
const PRODUCTION = {
  rateLimit: { quota: 1_000_000, windowMs: 60_000 },
  corsOrigins: ['https://crm.example', 'https://shop.example'],
  trustedDocuments: 'prefer',
} as const;

const audits = serverAudits({ url: 'http://gateway/graphql' });

describe('GraphQL over HTTP', () => {
  it('has 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map(({ id, name }) => [id, name]))('%s %s', async (id) => {
    const { yoga } = gatewayOf(await startPageOnlyUpstream(), PRODUCTION);
    const [audit] = serverAudits({
      url: 'http://gateway/graphql',
      fetchFn: async (url: string, init: RequestInit = {}) => yoga.fetch(new URL(url), init),
    }).filter((candidate) => candidate.id === id);
    const result = await audit?.fn();
    expect(result?.status === 'ok' ? 'ok' : result).toBe('ok');
  });
});
