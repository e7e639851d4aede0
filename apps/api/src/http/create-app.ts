import { fastify, LogController } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { demoPlugin } from '../demo/demo-plugin.ts';
import { routeDescriptionsPlugin } from '../openapi/route-descriptions.ts';
import { conversationRoutes } from '../routes/conversation.ts';
import { conversationsRoutes } from '../routes/conversations.ts';
import { eventsRoutes } from '../routes/events.ts';
import { healthRoutes } from '../routes/health.ts';
import { idempotencyKeysRoutes } from '../routes/idempotency-keys.ts';
import { rootRoutes } from '../routes/root.ts';
import type { App, RouteContext } from '../routes/route-context.ts';
import { usersRoutes } from '../routes/users.ts';
import { toRequestId, useAnswerHeaders } from './response-headers.ts';
import { answerBrokenRequest } from './malformed-request.ts';
import { useExpectations } from './expectations.ts';
import { useGracefulClose } from './connections.ts';
import { useJsonBody } from './json-body.ts';
import { useOneHost } from './one-host.ts';
import { sendProblem, useProblems } from './problem-answers.ts';
import { useRouting } from './unmatched-routes.ts';
import { signedInScope } from './signed-in-scope.ts';
import { useSlowReaders } from './slow-readers.ts';

export const VERSION_PATH = '/third-party/v1';
const BODY_LIMIT = 16 * 1024;
/** Beyond these a connection is closed as it comes. */
const MOST_CONNECTIONS = 10_000;
/** An idempotency key of 255 characters, each written as %XX. */
const LONGEST_PARAMETER = 3 * 255;

export function createApp(context: RouteContext, logLevel: string): App {
  const app: App = fastify({
    logger: { level: logLevel },
    genReqId: toRequestId,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    // What has reached a connection before the end is still answered.
    return503OnClosing: false,
    requestTimeout: 10_000,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000, requireHostHeader: false },
    frameworkErrors: sendProblem,
    clientErrorHandler: answerBrokenRequest,
  }).withTypeProvider<ZodTypeProvider>();
  app.server.maxConnections = MOST_CONNECTIONS;
  app.setValidatorCompiler(validatorCompiler);

  useAnswerHeaders(app);
  useOneHost(app);
  useExpectations(app);
  useSlowReaders(app);
  useGracefulClose(app);
  useProblems(app);
  useRouting(app);
  routeDescriptionsPlugin(app, VERSION_PATH);
  useJsonBody(app);
  healthRoutes(app, context);
  app.register(
    async (scope) => {
      const versioned = scope as App;
      rootRoutes(versioned, context);
      signedInScope(versioned, context, (signedIn) => {
        conversationRoutes(signedIn, context);
        idempotencyKeysRoutes(signedIn, context);
        eventsRoutes(signedIn, context);
        conversationsRoutes(signedIn, context);
        usersRoutes(signedIn, context);
      });
      if (context.isDemo) demoPlugin(versioned, context);
    },
    { prefix: VERSION_PATH },
  );
  return app;
}
