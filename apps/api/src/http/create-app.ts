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
import { connectionsPlugin } from './connections.ts';
import { jsonBodyPlugin } from './json-body.ts';
import { malformedRequestPlugin, rejectMalformedRequest } from './malformed-request.ts';
import { responseHeadersPlugin, toRequestId } from './response-headers.ts';
import { signedInScope } from './signed-in-scope.ts';
import { sendProblem } from './to-problem.ts';
import { unmatchedRoutesPlugin } from './unmatched-routes.ts';

export const VERSION_PATH = '/third-party/v1';
const BODY_LIMIT_BYTES = 16 * 1024;
/** Further connections are closed at once. */
const MAX_CONNECTIONS = 10_000;
/** An idempotency key of 255 characters, each written as %XX. */
const MAX_PARAMETER_LENGTH = 3 * 255;

export function createApp(context: RouteContext, logLevel: string): App {
  const app: App = fastify({
    logger: { level: logLevel },
    genReqId: toRequestId,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    // Requests that arrived before the close still get their response.
    return503OnClosing: false,
    requestTimeout: 10_000,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000, requireHostHeader: false },
    frameworkErrors: sendProblem,
    clientErrorHandler: rejectMalformedRequest,
  }).withTypeProvider<ZodTypeProvider>();
  app.server.maxConnections = MAX_CONNECTIONS;
  app.setValidatorCompiler(validatorCompiler);

  responseHeadersPlugin(app);
  malformedRequestPlugin(app);
  connectionsPlugin(app);
  app.setErrorHandler(sendProblem);
  unmatchedRoutesPlugin(app);
  routeDescriptionsPlugin(app, VERSION_PATH);
  jsonBodyPlugin(app);
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
