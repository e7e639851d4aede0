import { DEFAULT_POLICY, STRICT_POLICY } from '@parley/domain';
import { createRestClient, createUndiciTransport } from '@parley/rest-client';
import { createYoga, type Plugin } from 'graphql-yoga';
import { createAuthentication } from './auth/authentication.ts';
import type { Authenticate } from './auth/caller.ts';
import { createJwt } from './auth/jwt.ts';
import { createJwtUsers } from './auth/jwt-users.ts';
import { createPassthrough } from './auth/passthrough.ts';
import { createContext, type GatewayParts } from './context.ts';
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
import { useStalledReaders } from './live/use-stalled-readers.ts';
import { createLog, type Log } from './operations/log.ts';
import { useRequestLog } from './operations/use-request-log.ts';
import { toYogaLogger } from './operations/yoga-logger.ts';
import { useRateLimit } from './rate-limit/use-rate-limit.ts';
import { schema } from './schema.ts';
import { corsFor } from './server/cors.ts';
import { createListener } from './server/listener.ts';
import { useJsonOnly } from './server/use-json-only.ts';
import { useReadiness } from './server/use-readiness.ts';
import { useRefusalStatus } from './server/use-refusal-status.ts';
import { useSecurityHeaders } from './server/use-security-headers.ts';
import { useWebApp } from './server/use-web-app.ts';
import type { GatewaySettings } from './settings.ts';
import { createSharedState, type SharedState } from './shared-state.ts';
import { createCapabilities } from './upstream/capabilities.ts';
import { createConversationReader } from './upstream/conversation-reader.ts';
import { listDemoUsers } from './upstream/demo-users.ts';

// One for each token that follows, and one more while a subscription catches up.
const MAX_FEEDS = 2_000;

export type Gateway = ReturnType<typeof createGateway>;

/** Throws when a setting is wrong. Opens no connection and no port yet. */
export function createGateway(settings: GatewaySettings) {
  const { graphiql = false, logLevel = 'warn', host = '127.0.0.1', port = 4000 } = settings;
  const { introspection = graphiql, corsOrigins = [], trustedDocuments = 'prefer' } = settings;
  const { now = Date.now, deadline = 10_000 } = settings;
  const log = createLog(logLevel, settings.logTo);
  const shared = createSharedState(settings, { now, deadline });
  const parts = createParts(settings, { now, deadline, log, shared });
  const authentication = createAuthentication(toAuthenticate(settings, parts));
  const documents = readManifests(trustedDocuments, settings);
  const yoga = createYoga({
    schema,
    context: ({ request }) => createContext(parts, authentication.callerOf(request)),
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
      ...(log.requests ? [useRequestLog(log)] : []),
      useSecurityHeaders({ graphiql }),
      useReadiness(parts.client),
      useStalledReaders(settings.stalledAfter ?? 30_000),
      useWebApp(settings.webDist),
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
      ...useLimitPerCaller(),
    ],
  });
  function useLimitPerCaller(): Plugin[] {
    const { rateLimit: limit } = settings;
    const { rateLimiter: limiter } = shared;
    if (limit === undefined || limiter === null) return [];
    return [useRateLimit({ limit, limiter, costOf, callerOf: authentication.callerOf })];
  }
  const listener = createListener(answerSafely(yoga, log.fault));
  let closing: Promise<void> | null = null;

  async function close(): Promise<void> {
    parts.live.end();
    await listener.close();
    await parts.live.close();
    await parts.client.close();
    shared.close();
  }

  return {
    yoga,
    /** Resolves with the address to open; rejects when the port, or the Redis of the settings, cannot be had. */
    async listen(): Promise<string> {
      await shared.reach();
      return listener.listen({ host, port });
    },
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
    shared,
  }: {
    readonly now: () => number;
    readonly deadline: number;
    readonly log: Log;
    readonly shared: SharedState;
  },
): GatewayParts {
  const { apiUrl, updatePolicy = 'default', readByEmptyPatch = true, demo = false } = settings;
  const client = createRestClient({ baseUrl: apiUrl, token: noToken, deadline });
  return {
    policy: updatePolicy === 'strict' ? STRICT_POLICY : DEFAULT_POLICY,
    now,
    client,
    capabilities: createCapabilities(client, now),
    demoUsers: async () => (demo ? listDemoUsers(apiUrl) : []),
    read: createConversationReader({ readByEmptyPatch }),
    locked: shared.locked,
    claim: shared.claim,
    live: createLive(
      createRestClient({
        baseUrl: apiUrl,
        token: noToken,
        deadline,
        transport: createUndiciTransport({ connections: MAX_FEEDS }),
      }),
      shared.updates,
    ),
    logFault: log.fault,
  };
}

function toAuthenticate({ jwt }: GatewaySettings, { client, now }: GatewayParts): Authenticate {
  if (jwt === undefined) return createPassthrough(now);
  const { apiToken, userClaim = 'email' } = jwt;
  return createJwt(jwt, { now, findUser: createJwtUsers(client.withToken(apiToken), userClaim, now) });
}

/** The gateway has no token of its own: each caller brings one. */
function noToken(): never {
  throw new Error('A call of the API was made without the token of a caller.');
}
