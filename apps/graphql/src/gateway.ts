import { DEFAULT_POLICY, STRICT_POLICY } from '@parley/domain';
import { createYoga, type Plugin } from 'graphql-yoga';
import { createAuthentication } from './auth/authentication.ts';
import type { Authenticate, Caller } from './auth/caller.ts';
import { createJwt } from './auth/jwt.ts';
import { createJwtUsers } from './auth/jwt-users.ts';
import { createPassthrough } from './auth/passthrough.ts';
import { createContexts, type GatewayParts } from './context.ts';
import { answerDirectly } from './direct/answer-directly.ts';
import { createCarriedResults } from './direct/carried-results.ts';
import { createConnectionCallers } from './direct/connection-callers.ts';
import { createKnownOperations } from './direct/known-operations.ts';
import { readManifests } from './documents/read-manifests.ts';
import { useTrustedDocuments } from './documents/use-trusted-documents.ts';
import { answerSafely } from './errors/answer-safely.ts';
import { maskError } from './errors/mask-error.ts';
import { useErrorBoundary } from './errors/use-error-boundary.ts';
import { MAX_BODY_BYTES } from './limits/request-size.ts';
import { useBoundedDocuments } from './limits/use-bounded-documents.ts';
import { useHiddenSchema } from './limits/use-hidden-schema.ts';
import { useHiddenSuggestions } from './limits/use-hidden-suggestions.ts';
import { costOf, useMaxCost } from './limits/use-max-cost.ts';
import { useMaxDepth } from './limits/use-max-depth.ts';
import { useMaxRootFields } from './limits/use-max-root-fields.ts';
import { createLive } from './live/live.ts';
import { useEventStreamHeaders } from './live/use-event-stream-headers.ts';
import { useStalledReaders } from './live/use-stalled-readers.ts';
import { createMediaAnswers } from './media/answer-media.ts';
import { createLog, type Log } from './operations/log.ts';
import { createMetrics, type Metrics } from './operations/metrics.ts';
import { createMetricsServer } from './operations/metrics-server.ts';
import type { UnhandledKind } from './operations/report-unhandled.ts';
import { useReadiness } from './operations/use-readiness.ts';
import { useRequestEntries } from './operations/use-request-entries.ts';
import { toYogaLogger } from './operations/yoga-logger.ts';
import { useRateLimit } from './rate-limit/use-rate-limit.ts';
import { schema } from './schema.ts';
import { corsFor } from './server/cors.ts';
import { createListener } from './server/listener.ts';
import { useGraphqlExecution } from './server/use-graphql-execution.ts';
import { useJsonOnly } from './server/use-json-only.ts';
import { useOneEndpoint } from './server/use-one-endpoint.ts';
import { useRefusalStatus } from './server/use-refusal-status.ts';
import { useSecurityHeaders } from './server/use-security-headers.ts';
import { useVaryOrigin } from './server/use-vary-origin.ts';
import { useWebApp } from './server/use-web-app.ts';
import type { GatewaySettings } from './settings.ts';
import { createSharedState, type SharedState } from './shared-state.ts';
import { createCapabilities } from './upstream/capabilities.ts';
import { createConversationReader } from './upstream/conversation-reader.ts';
import { listDemoUsers } from './upstream/demo-users.ts';
import { createFeedClient, createUpstreamClient } from './upstream/upstream-client.ts';

export type Gateway = ReturnType<typeof createGateway>;

/** Throws when a setting is wrong. Opens no connection and no port yet. */
export function createGateway(settings: GatewaySettings) {
  const { graphiql = false, logLevel = 'warn', host = '127.0.0.1', port = 4000 } = settings;
  const { introspection = graphiql, corsOrigins = [], trustedDocuments = 'prefer' } = settings;
  const { now = Date.now, deadline = 10_000 } = settings;
  const log = createLog(logLevel, settings.logTo);
  const metrics = settings.metricsPort === undefined ? null : createMetrics();
  const shared = createSharedState(settings, { now, deadline, notice: log.notice });
  const parts = createParts(settings, { now, deadline, log, metrics, shared });
  const contextOf = createContexts(parts);
  const authenticate = toAuthenticate(settings, parts);
  const authentication = createAuthentication(authenticate);
  const operations = createKnownOperations(schema);
  const carried = createCarriedResults();
  const listeners = toListeners(log, metrics);
  const documents = readManifests(trustedDocuments, settings);
  const yoga = createYoga({
    schema,
    context: ({ request }) => contextOf(authentication.callerOf(request)),
    logging: toYogaLogger(log),
    maskedErrors: { maskError, isDev: false },
    graphiql,
    landingPage: false,
    cors: corsFor(corsOrigins),
    multipart: false,
    batching: false,
    maxRequestBodySize: MAX_BODY_BYTES,
    plugins: [
      useErrorBoundary(log.fault),
      ...(settings.tracing ? [settings.tracing.plugin] : []),
      ...(listeners.length > 0 ? [useRequestEntries(listeners)] : []),
      useSecurityHeaders({ graphiql }),
      useReadiness({ client: parts.client, now, log }),
      useEventStreamHeaders(),
      useStalledReaders(settings.stalledAfter ?? 30_000),
      ...(corsOrigins.length > 0 ? [useVaryOrigin()] : []),
      useWebApp(settings.webDist),
      useOneEndpoint(),
      useJsonOnly(),
      authentication.plugin,
      useRefusalStatus(),
      useTrustedDocuments(trustedDocuments, documents),
      useBoundedDocuments(),
      useHiddenSuggestions(),
      ...(introspection ? [] : [useHiddenSchema()]),
      useMaxDepth(),
      useMaxRootFields(),
      useMaxCost(),
      ...useLimit(settings, { shared, metrics, carried, callerOf: authentication.callerOf }),
      useGraphqlExecution(),
      operations.plugin,
      carried.plugin,
    ],
  });
  const { rateLimit, tracing } = settings;
  const direct = {
    ...{
      schema,
      contextOf,
      operations,
      documents,
      callerOf: createConnectionCallers(authenticate),
      corsOrigins,
      listeners,
      carry: carried.carry,
    },
    mode: trustedDocuments,
    limit: rateLimit && shared.rateLimiter ? { limit: rateLimit, limiter: shared.rateLimiter } : null,
  };
  const media = createMediaAnswers({
    ...{ contextOf, authenticate, listeners, apiUrl: settings.apiUrl, patience: deadline },
    logFault: log.fault,
    ...{ origins: [], maxBytes: 100_000_000, longest: 300_000, ...settings.media },
    limiter: rateLimit ? shared.rateLimiter : null,
  });
  const handler = answerSafely(yoga, log.fault);
  // A trace begins in Yoga.
  const listener = createListener(media.before(tracing ? handler : answerDirectly(direct, handler)));
  let metricsAddress: string | null = null;
  const metricsListener = metrics && createMetricsServer(metrics);
  let closing: Promise<void> | null = null;

  async function close(): Promise<void> {
    parts.live.end();
    await listener.close();
    await parts.live.close();
    await media.close();
    await parts.client.close();
    shared.close();
    await metricsListener?.close();
    metrics?.close();
    await settings.tracing?.close();
  }

  return {
    yoga,
    /** Resolves with the address to open; rejects when the port, or the Redis of the settings, cannot be had. */
    async listen(): Promise<string> {
      await shared.reach();
      metricsAddress = (await metricsListener?.listen({ host, port: settings.metricsPort ?? 0 })) ?? null;
      return listener.listen({ host, port });
    },
    /** For what nothing in the process has handled. */
    reportUnhandled(kind: UnhandledKind, error: unknown): void {
      log.unhandled(kind, error);
      metrics?.unhandled(kind);
    },
    /** Where `/metrics` is, once it listens; `null` = nowhere. */
    metricsAddress: (): string | null => metricsAddress,
    /**
     * Takes no new connection, completes the subscriptions, lets the answers and the calls under way finish, and
     * hangs up. In bounded time; once more is the same closing.
     */
    close(): Promise<void> {
      closing ??= close();
      return closing;
    },
  };
}

function createParts(
  settings: GatewaySettings,
  {
    now,
    deadline,
    log,
    metrics,
    shared,
  }: {
    readonly now: () => number;
    readonly deadline: number;
    readonly log: Log;
    readonly metrics: Metrics | null;
    readonly shared: SharedState;
  },
): GatewayParts {
  const { apiUrl, updatePolicy = 'default', readByEmptyPatch = true, demo = false } = settings;
  const { concurrency = 128, callsPerOperation = 10_000 } = settings;
  const client = createUpstreamClient(
    { apiUrl, deadline, concurrency },
    { log, metrics, tracing: settings.tracing ?? null },
  );
  return {
    policy: updatePolicy === 'strict' ? STRICT_POLICY : DEFAULT_POLICY,
    now,
    client,
    callsPerOperation,
    capabilities: createCapabilities(client, now),
    demoUsers: async () => (demo ? listDemoUsers(apiUrl) : []),
    read: createConversationReader({ readByEmptyPatch }),
    locked: shared.locked,
    claim: shared.claim,
    live: createLive(createFeedClient({ apiUrl, deadline }), shared.updates),
    logFault: log.fault,
    ...(metrics && {
      onUpdated: ({ kind, ...result }) => metrics.update('code' in result ? result.code : kind),
    }),
  };
}

function toListeners(log: Log, metrics: Metrics | null) {
  return [...(log.requests ? [log.request] : []), ...(metrics ? [metrics.request] : [])];
}

function useLimit(
  { rateLimit: limit }: GatewaySettings,
  parts: {
    readonly shared: SharedState;
    readonly metrics: Metrics | null;
    readonly carried: ReturnType<typeof createCarriedResults>;
    readonly callerOf: (request: Request) => Caller | null;
  },
): Plugin[] {
  const { shared, metrics, carried, callerOf } = parts;
  const limiter = shared.rateLimiter;
  if (limit === undefined || limiter === null) return [];
  const onRefused = () => metrics?.refused('rate-limit');
  const { chargedOf } = carried;
  return [useRateLimit({ limit, limiter, costOf, callerOf, onRefused, chargedOf })];
}

function toAuthenticate({ jwt }: GatewaySettings, { client, now }: GatewayParts): Authenticate {
  if (jwt === undefined) return createPassthrough(now);
  const { apiToken, userClaim = 'email' } = jwt;
  return createJwt(jwt, { now, findUser: createJwtUsers(client.withToken(apiToken), userClaim, now) });
}
