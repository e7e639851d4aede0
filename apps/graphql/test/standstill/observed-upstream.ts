import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A write that the API carried out: over what, by whom. */
export interface Applied {
  readonly by: string;
  readonly before: string;
  readonly after: string;
}

export type UpstreamMoment = 'read' | 'connected' | 'write';

/**
 * An API with one conversation, without versions: it can be read and written, and does what comes. `onMoment` is waited
 * for before it goes on, and is told of the callers by their tokens.
 */
export async function startObservedUpstream(onMoment: (moment: UpstreamMoment, by: string) => Promise<void>) {
  const applied: Applied[] = [];
  let status = 'to-do';
  const server = createServer(async (request, response) => {
    const by = /^Bearer (\w+)$/.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody';
    const path = (request.url ?? '').replace('/third-party/v1', '');
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const send = (code: number, body: unknown) => {
      // The write has to connect anew: between that and its sending a process may stand still, too.
      response.writeHead(code, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify(body));
    };
    if (path === '/' || path === '') return send(200, { name: 'observed', extensions: ['read'] });
    if (path !== '/conversations/7') return send(404, {});
    await onMoment(request.method === 'PATCH' ? 'write' : 'read', by);
    if (request.method === 'PATCH') {
      const wanted = (JSON.parse(text) as { status?: string }).status;
      if (wanted !== undefined) {
        applied.push({ by, before: status, after: wanted });
        status = wanted;
      }
    }
    send(200, { id: 7, status });
  });
  // Who it is, nobody knows yet.
  server.on('connection', () => void onMoment('connected', 'anybody'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/third-party/v1`,
    applied: applied as readonly Applied[],
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
