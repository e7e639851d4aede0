import { makeDemoFile } from '@parley/demo-data';
import { sessionOf } from '../http/authentication.ts';
import { Problem } from '../http/problem.ts';
import type { App } from '../routes/route-context.ts';

/** The files of the demo conversations. There is no store of files behind this API. */
export function demoFilesRoutes(app: App): void {
  app.get<{ Params: { name: string } }>('/files/:name', async (request, reply) => {
    const file = sessionOf(request).isDemo ? makeDemoFile(request.params.name) : null;
    if (file === null) throw new Problem('not-found');
    return reply.type(file.type).header('cache-control', 'private').send(file.bytes);
  });
}
