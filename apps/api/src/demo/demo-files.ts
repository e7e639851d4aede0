import { makeDemoFile } from '@parley/demo-data';
import { getSession } from '../http/authentication.ts';
import { Problem } from '../http/problem.ts';
import { pathParameter } from '../openapi/parameters.ts';
import { problems } from '../openapi/responses.ts';
import type { RouteDescription } from '../openapi/route-descriptions.ts';
import type { App } from '../routes/route-context.ts';

const READ_FILE: RouteDescription = {
  summary: 'Read a file of a demo conversation, with a demo token only.',
  parameters: [pathParameter('name')],
  responses: {
    200: {
      description: 'The file.',
      content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
    },
    ...problems('not-found'),
  },
};

/** The files of the demo conversations, generated for each request. */
export function demoFilesRoutes(app: App): void {
  app.get<{ Params: { name: string } }>(
    '/files/:name',
    { config: { openapi: READ_FILE } },
    async (request, reply) => {
      const file = getSession(request).isDemo ? makeDemoFile(request.params.name) : null;
      if (file === null) throw new Problem('not-found');
      return reply.type(file.type).header('cache-control', 'private').send(file.bytes);
    },
  );
}
