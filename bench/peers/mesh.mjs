import { createServer } from 'node:http';
import { loadGraphQLSchemaFromOpenAPI } from '@omnigraph/openapi';
import { createYoga } from 'graphql-yoga';
import { listen } from './listen.mjs';
import { UPSTREAM } from './resolvers.mjs';

// The schema that GraphQL Mesh makes of the API's OpenAPI document, served as Mesh serves it: by yoga.
const schema = await loadGraphQLSchemaFromOpenAPI('api', {
  source: '../../apps/api/openapi.json',
  cwd: import.meta.dirname,
  endpoint: UPSTREAM,
  operationHeaders: { authorization: '{context.headers.authorization}' },
});

listen(
  createServer(
    createYoga({
      schema,
      logging: false,
      context: ({ request }) => ({ headers: Object.fromEntries(request.headers) }),
    }),
  ),
);
