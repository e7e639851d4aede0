import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { createListener } from '../server/listener.ts';
import type { DriftEntry, UnhandledKind } from './log.ts';
import type { RequestEntry } from './request-entry.ts';

/** One request to the upstream. */
interface UpstreamEntry {
  /** As the REST client names it, such as `conversations.update`. */
  readonly operation: string;
  /** The status of the answer, or the code of the error. */
  readonly outcome: string;
  readonly seconds: number;
}

/** `direct`: compiled, and answered without Yoga; `compiled`: by Yoga; `interpreted`: by graphql's own `execute`. */
export type ExecutionPath = 'direct' | 'compiled' | 'interpreted';

export type Metrics = ReturnType<typeof createMetrics>;

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is counted. Labels have few values, and none of them comes from a caller. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: 'parley_request_duration_seconds',
    help: 'Requests, until the head of the answer was ready.',
    labelNames: ['route', 'operation', 'status'],
    buckets: SECONDS,
    registers,
  });
  const updates = new Counter({
    name: 'parley_updates_total',
    help: 'Updates by how they ended: success, or the code of the error.',
    labelNames: ['result'],
    registers,
  });
  const executed = new Counter({
    name: 'parley_operations_total',
    help: 'Queries and mutations by how they were executed: direct, compiled or interpreted.',
    labelNames: ['path'],
    registers,
  });
  const upstream = new Histogram({
    name: 'parley_upstream_request_duration_seconds',
    help: 'Requests to the API, each attempt apart, until the body was read.',
    labelNames: ['operation', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const refusals = new Counter({
    name: 'parley_refused_total',
    help: 'Requests that the gateway itself refused, by why.',
    labelNames: ['reason'],
    registers,
  });
  const unhandled = new Counter({
    name: 'parley_unhandled_total',
    help: 'Errors that nothing handled, each a fault of the gateway; it goes on.',
    labelNames: ['kind'],
    registers,
  });
  const drift = new Counter({
    name: 'parley_upstream_drift_total',
    help: 'Departures of answers of the API from its documented schema, by operation and place.',
    labelNames: ['operation', 'place'],
    registers,
  });

  return {
    request: ({ route, operation, status, ms }: RequestEntry) =>
      requests.observe({ route, operation: operation ?? 'none', status }, ms / 1_000),
    executed: (path: ExecutionPath) => executed.inc({ path }),
    update: (result: string) => updates.inc({ result }),
    upstream: ({ operation, outcome, seconds }: UpstreamEntry) =>
      upstream.observe({ operation, outcome }, seconds),
    refused: (reason: 'rate-limit' | 'upstream-busy' | 'upstream-budget' | 'circuit-open') =>
      refusals.inc({ reason }),
    unhandled: (kind: UnhandledKind) => unhandled.inc({ kind }),
    drift: ({ operation, place, count }: DriftEntry) => drift.inc({ operation, place }, count),
    /** Shows a number that is asked for only when somebody looks. */
    gauge(name: string, help: string, read: () => number): void {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
    /** All of it in the text format of Prometheus. */
    text: () => registry.metrics(),
    contentType: registry.contentType,
    close: () => registry.clear(),
  };
}

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
