import { expect, it } from 'vitest';
import { gatewayOf, post, update } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';

const QUERY = '{ conversation(id: 7) { id } }';

it.each([
  [401, {}, { code: 'UNAUTHENTICATED' }],
  [403, {}, { code: 'FORBIDDEN' }],
  [429, { 'retry-after': '30' }, { code: 'RATE_LIMITED', retryAfterSeconds: 30 }],
  [503, { 'retry-after': '60' }, { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 60 }],
  [503, {}, { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: null }],
] as const)(
  'a query and an update say the same of an upstream that answers %i %o',
  async (status, headers, told) => {
    const upstream = await startVersionedUpstream({
      conversations: [{ id: 7, status: 'to-do', snooze_until: null }],
      interfere: ({ path }) => (path.startsWith('/conversations') ? { status, headers } : undefined),
    });
    const gateway = gatewayOf(upstream);
    const { errors } = await (await post(gateway, { query: QUERY })).json();
    expect(errors[0].extensions).toEqual(told);
    expect(await update(gateway, { id: '7', status: 'DONE' })).toMatchObject(told);
  },
);
