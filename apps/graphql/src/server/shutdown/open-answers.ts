import type { IncomingMessage, ServerResponse } from 'node:http';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Keeps account of what a server is answering, so that it can stop without breaking any of it off. */
export function createOpenAnswers(handler: Handler) {
  const open = new Set<ServerResponse>();
  const works = new Set<Promise<void>>();
  let closing = false;

  return {
    handle(request: IncomingMessage, response: ServerResponse): void {
      open.add(response);
      response.once('close', () => open.delete(response));
      if (closing) response.shouldKeepAlive = false;
      const over = () => void works.delete(work);
      const work: Promise<void> = Promise.resolve(handler(request, response)).then(over, over);
      works.add(work);
    },
    /** Each answer from here on says that it is the last of its connection: nobody sends another request into a closing one. */
    beLast(): void {
      closing = true;
      for (const response of open) if (!response.headersSent) response.shouldKeepAlive = false;
    },
    /** Resolves once nothing is worked at, also not for callers that have gone: their writes are seen to the end. */
    async settled(): Promise<void> {
      while (works.size > 0) await Promise.all(works);
    },
  };
}
