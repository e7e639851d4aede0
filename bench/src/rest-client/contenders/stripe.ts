import Stripe from 'stripe';
import type { StartContender } from '../../harness/contender.ts';
import { PATH, TOKEN, UPDATE } from './job.ts';

/** By POST: its `rawRequest` sends no body with PATCH. */
export const start: StartContender = (origin) => {
  const { hostname, port } = new URL(origin);
  const client = new Stripe(TOKEN, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    telemetry: false,
  });
  return {
    async run() {
      const { lastResponse: _, ...data } = await client.rawRequest('POST', PATH, UPDATE, {
        apiVersion: '2025-01-01',
      } as Stripe.RawRequestOptions);
      return data;
    },
  };
};
