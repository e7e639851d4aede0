import { DEFAULT_POLICY, STRICT_POLICY } from '@parley/domain';
import { createYoga } from 'graphql-yoga';
import type { Authenticate } from './auth/caller.ts';
import { createJwt } from './auth/jwt.ts';
import { createJwtUsers } from './auth/jwt-users.ts';
import { createPassthrough } from './auth/passthrough.ts';
import { useAuthentication } from './auth/use-authentication.ts';
import { createContexts, type GatewayParts } from './context.ts';
import { readManifests } from './documents/read-manifests.ts';
import { useTrustedDocuments } from './documents/use-trusted-documents.ts';
import { answerSafely } from './failures/answer-safely.ts';
import { maskError } from './failures/mask-error.ts';
import { useErrorBoundary } from './failures/use-error-boundary.ts';
import { MAX_BODY_BYTES } from './limits/request-size.ts';
import { useBoundedDocuments } from './limits/use-bounded-documents.ts';
import { useHiddenSchema, useHiddenSuggestions } from './limits/use-hidden-schema.ts';
import { useMaxCost } from './limits/use-max-cost.ts';
import { useMaxDepth } from './limits/use-max-depth.ts';
import { useMaxRootFields } from './limits/use-max-root-fields.ts';
import { createLive } from './live/live.ts';
import { useEventStreamHeaders } from './live/use-event-stream-headers.ts';
import { useStalledReaders } from './live/use-stalled-readers.ts';
import { createMediaAnswers } from './media/answer-media.ts';
import type { UnhandledKind } from './operations/log.ts';
import { createLog, type Log, toYogaLogger } from './operations/log.ts';
import { createMetrics, createMetricsServer, type Metrics } from './operations/metrics.ts';
import { useReadiness } from './operations/use-readiness.ts';
import { answerKnownOperations } from './pipeline/answer-known-operations.ts';
import { createKnownOperations, NO_KNOWN_OPERATIONS } from './pipeline/known-operations.ts';
import { useNegotiatedMediaType } from './pipeline/negotiate-media-type.ts';
import { preparedOf } from './pipeline/prepared-request.ts';
import { createRequestSteps } from './pipeline/request-steps.ts';
import { useExecution } from './pipeline/use-execution.ts';
import { usePreparedRequests } from './pipeline/use-prepared-requests.ts';
import { useRateLimit } from './rate-limit/use-rate-limit.ts';
import { schema } from './schema.ts';
import { corsFor, useVaryOrigin } from './server/cors.ts';
import { createListener } from './server/listener.ts';
import { useJsonOnly } from './server/use-json-only.ts';
import { useOneEndpoint } from './server/use-one-endpoint.ts';
import { useRefusalStatus } from './server/use-refusal-status.ts';
import { useSecurityHeaders } from './server/use-security-headers.ts';
import { useWebApp } from './server/use-web-app.ts';
import type { GatewaySettings } from './settings.ts';
import { createSharedState, type SharedState } from './shared-state.ts';
import { createCapabilities } from './upstream/capabilities.ts';
import { createConversationReader } from './upstream/conversation.ts';
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
  const steps = createSteps(settings, { parts, log, metrics, shared });
  const { tracing, compiledExecution = true } = settings;
  const operations = compiledExecution ? createKnownOperations(schema) : NO_KNOWN_OPERATIONS;
  const documents = readManifests(trustedDocuments, settings);
  const yoga = createYoga({
    schema,
    context: (server) => contextOf(preparedOf(server).caller ?? null),
    logging: toYogaLogger(log),
    maskedErrors: { maskError, isDev: false },
    graphiql,
    landingPage: false,
    cors: corsFor(corsOrigins),
    multipart: false,
    batching: false,
    maxRequestBodySize: MAX_BODY_BYTES,
    plugins: [
      usePreparedRequests(steps),
      useErrorBoundary(log.fault),
      ...(tracing ? [tracing.plugin] : []),
      useSecurityHeaders({ graphiql }),
      useReadiness({ client: parts.client, now, log }),
      useEventStreamHeaders(),
      useStalledReaders(settings.stalledAfter ?? 30_000),
      ...(corsOrigins.length > 0 ? [useVaryOrigin()] : []),
      useWebApp(settings.webDist),
      useOneEndpoint(),
      useJsonOnly(),
      useAuthentication(steps),
      useRefusalStatus(),
      useTrustedDocuments(trustedDocuments, documents),
      useBoundedDocuments(),
      useHiddenSuggestions(),
      ...(introspection ? [] : [useHiddenSchema()]),
      useMaxDepth(),
      useMaxRootFields(),
      useMaxCost(),
      useRateLimit(steps),
      useExecution({ operations, onExecuted: (path) => metrics?.executed(path) }),
      useNegotiatedMediaType(),
    ],
  });
  const known = {
    ...{ schema, steps, contextOf, operations, documents, corsOrigins, mode: trustedDocuments },
    metrics,
  };
  const media = createMediaAnswers({
    ...{ contextOf, steps, apiUrl: settings.apiUrl, patience: deadline },
    logFault: log.fault,
    ...{ origins: [], maxBytes: 100_000_000, longest: 300_000, ...settings.media },
  });
  const handler = media.middleware(answerKnownOperations(known, answerSafely(yoga, log.fault)));
  const listener = createListener(tracing ? tracing.traceHandler(handler) : handler);
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

function createSteps(
  settings: GatewaySettings,
  {
    parts,
    log,
    metrics,
    shared,
  }: {
    readonly parts: GatewayParts;
    readonly log: Log;
    readonly metrics: Metrics | null;
    readonly shared: SharedState;
  },
) {
  const { rateLimit } = settings;
  const { rateLimiter } = shared;
  return createRequestSteps({
    authenticate: toAuthenticate(settings, parts),
    limit: rateLimit && rateLimiter ? { limit: rateLimit, limiter: rateLimiter } : null,
    onRateLimited: () => metrics?.refused('rate-limit'),
    listeners: [...(log.requests ? [log.request] : []), ...(metrics ? [metrics.request] : [])],
  });
}

function toAuthenticate({ jwt }: GatewaySettings, { client, now }: GatewayParts): Authenticate {
  if (jwt === undefined) return createPassthrough(now);
  const { apiToken, userClaim = 'email' } = jwt;
  return createJwt(jwt, { now, findUser: createJwtUsers(client.withToken(apiToken), userClaim, now) });
}
