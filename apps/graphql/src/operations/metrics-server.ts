import { createListener } from '../server/listener.ts';
import type { Metrics } from './metrics.ts';

/** A port of its own for `/metrics`, so that what faces the network need not show it. */
export function createMetricsServer(metrics: Metrics) {
  return createListener(async (request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404).end();
      return;
    }
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
  });
}
