import type { FastifyInstance, FastifySchema } from 'fastify';

/** The description of a route in the OpenAPI document, besides its schemas: `config.openapi` of the route. */
export interface RouteDescription {
  /** Whether the API contract has this route; every other one is marked as an extension. */
  readonly inContract?: true;
  readonly tags?: readonly string[];
  readonly summary: string;
  readonly description?: string;
  /** Whether it needs no token. */
  readonly isPublic?: true;
  /** Parts of the path, and header fields; the query is printed from the route's schema. */
  readonly parameters?: readonly object[];
  /** Prints the body, where the contract writes it differently than the route's schema. */
  readonly printBody?: () => object;
  readonly responses: Readonly<Record<string, unknown>>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    openapi?: RouteDescription;
  }
}

export interface DescribedRoute {
  readonly method: string;
  /** Within the version path, with `{name}` for a part that varies. */
  readonly path: string;
  readonly schema: FastifySchema;
  /** `undefined` = the route has none, and the document cannot be printed. */
  readonly description: RouteDescription | undefined;
}

const ROUTES = 'describedRoutes';

/** Keeps every route under the version path with its description, in the order in which they are added. */
export function routeDescriptionsPlugin(app: FastifyInstance, versionPath: string): void {
  const routes: DescribedRoute[] = [];
  app.decorate(ROUTES, routes);
  app.addHook('onRoute', ({ method, url, prefix, schema = {}, config }) => {
    if (prefix !== versionPath) return;
    const path = url.slice(prefix.length).replaceAll(/:(\w+)/g, '{$1}') || '/';
    for (const each of [method].flat()) {
      // Fastify adds a HEAD to each GET.
      if (each !== 'HEAD') routes.push({ method: each, path, schema, description: config?.openapi });
    }
  });
}

/** The routes of an app that is ready. */
export function describedRoutes(app: FastifyInstance): readonly DescribedRoute[] {
  return app.getDecorator<DescribedRoute[]>(ROUTES);
}
