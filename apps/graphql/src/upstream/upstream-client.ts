import {
  createRestClient,
  createUndiciTransport,
  isApiError,
  isRestClientError,
  type Middleware,
  type RestClient,
} from '@parley/rest-client';
import { circuitBreaker } from '@parley/rest-client/middleware';
import { type Log, toDriftEntry } from '../operations/log.ts';
import type { Metrics } from '../operations/metrics.ts';
import type { Tracing } from '../operations/tracing.ts';
import { leaseGuard } from '../update/lease.ts';
import { createBulkhead, createCallBudgetGuard } from './call-limits.ts';

interface UpstreamSettings {
  readonly apiUrl: string;
  /** Milliseconds that one call may take, waiting and repetitions included. */
  readonly deadline: number;
  /** Requests that may be in flight at once; eight times as many may wait. */
  readonly concurrency: number;
}

const WAITING_PER_PLACE = 8;
// One for each token that follows, and one more while a subscription catches up.
const MAX_FEEDS = 2_000;

/** The one client through which all of the gateway's calls go, with what protects both sides, outermost first. */
export function createUpstreamClient(
  { apiUrl, deadline, concurrency }: UpstreamSettings,
  {
    log,
    metrics,
    tracing,
  }: { readonly log: Log; readonly metrics: Metrics | null; readonly tracing: Tracing | null },
): RestClient {
  const bulkhead = createBulkhead({
    atOnce: concurrency,
    waiting: concurrency * WAITING_PER_PLACE,
    ...(metrics && { onRefused: () => metrics.refused('upstream-busy') }),
  });
  metrics?.gauge('parley_upstream_under_way', 'Requests to the API under way.', bulkhead.running);
  metrics?.gauge('parley_upstream_waiting', 'Requests that wait for their turn.', bulkhead.waiting);
  return createRestClient({
    baseUrl: apiUrl,
    token: noToken,
    deadline,
    // At most once a minute for each operation, place and kind.
    onDrift(drift) {
      const entry = toDriftEntry(drift);
      log.drift(entry);
      metrics?.drift(entry);
    },
    middleware: [
      ...(tracing ? [tracing.middleware] : []),
      createCallBudgetGuard(metrics ? () => metrics.refused('upstream-budget') : undefined),
      ...(metrics ? [countOpenCircuit(metrics)] : []),
      // Refuses before anything has to wait. A second after the last failure one request looks again.
      circuitBreaker({ failureRatio: 0.5, minRequests: 20, window: 10_000, maxUnsent: 2, cooldown: 1_000 }),
      bulkhead.middleware,
      leaseGuard,
      ...(metrics ? [createMeter(metrics)] : []),
    ],
  });
}

/** For feeds, each of which keeps a connection: on those of others nothing could be asked any more. */
export function createFeedClient({
  apiUrl,
  deadline,
}: Pick<UpstreamSettings, 'apiUrl' | 'deadline'>): RestClient {
  const transport = createUndiciTransport({ connections: MAX_FEEDS });
  return createRestClient({ baseUrl: apiUrl, token: noToken, deadline, transport });
}

/** What the circuit breaker refuses never comes to the meter, which is further in. */
function countOpenCircuit(metrics: Metrics): Middleware {
  return {
    name: 'count-open-circuit',
    async attempt(_, next) {
      try {
        return await next();
      } catch (error) {
        if (isRestClientError(error, 'circuit-open')) metrics.refused('circuit-open');
        throw error;
      }
    },
  };
}

/** The gateway has no token of its own: each caller brings one, or the settings do. */
function noToken(): never {
  throw new Error('A call of the API was made without the token of a caller.');
}

/** Counts each request to the upstream; to be left out where nothing is counted. */
function createMeter({ upstream }: Pick<Metrics, 'upstream'>): Middleware {
  return {
    name: 'meter',
    async attempt({ call: { operation } }, next) {
      const begun = performance.now();
      const tell = (outcome: string) =>
        upstream({ operation, outcome, seconds: (performance.now() - begun) / 1_000 });
      try {
        const answer = await next();
        tell(String(answer.status));
        return answer;
      } catch (error) {
        tell(outcomeOf(error));
        throw error;
      }
    },
  };
}

function outcomeOf(error: unknown): string {
  if (isApiError(error)) return String(error.status);
  return isRestClientError(error) ? error.code : 'failed';
}
