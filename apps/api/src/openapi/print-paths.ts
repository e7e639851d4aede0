import { z } from 'zod';
import { printInput } from './print-schemas.ts';
import type { DescribedRoute, RouteDescription } from './route-descriptions.ts';

type Paths = Record<string, Record<string, object>>;

/** Every route under the version path; `x-extension` marks what the contract does not have. */
export function printPaths(routes: readonly DescribedRoute[]): Paths {
  const paths: Paths = {};
  for (const { method, path, schema, description } of routes) {
    if (!description) throw new Error(`${method} ${path} has no description: give its route config.openapi.`);
    paths[path] = { ...paths[path], [method.toLowerCase()]: printOperation(description, schema) };
  }
  return paths;
}

function printOperation(route: RouteDescription, { querystring, body }: DescribedRoute['schema']): object {
  const { inContract, tags, summary, description, isPublic, printBody, responses } = route;
  const parameters = [...(route.parameters ?? []), ...printQuery(querystring)];
  const bodySchema = printBody?.() ?? (body instanceof z.ZodType ? printInput(body) : undefined);
  return {
    ...(tags && { tags }),
    ...(!inContract && { 'x-extension': true }),
    summary,
    ...(isPublic && { security: [] }),
    ...(description !== undefined && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...(bodySchema && {
      requestBody: { required: true, content: { 'application/json': { schema: bodySchema } } },
    }),
    responses,
  };
}

function printQuery(query: unknown): object[] {
  if (!(query instanceof z.ZodObject)) return [];
  return Object.entries(query.shape).map(([name, field]) => {
    const { description, ...schema } = printInput(field as z.ZodType);
    return { in: 'query', name, ...(description !== undefined && { description }), schema };
  });
}
