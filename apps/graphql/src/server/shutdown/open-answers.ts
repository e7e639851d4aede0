import type { IncomingMessage, ServerResponse } from 'node:http';
import { UnderWay } from './under-way.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Keeps account of what a server is answering, so that it can stop without breaking any of it off. */
export function createOpenAnswers(handler: Handler) {
  const open = new UnderWay<ServerResponse>();
  let works = 0;
  let closing = false;
  let onIdle = (): void => undefined;

  const over = () => {
    works -= 1;
    if (works === 0) onIdle();
  };

  return {
    handle(request: IncomingMessage, response: ServerResponse): void {
      response.once('close', open.begin(response));
      if (closing) response.shouldKeepAlive = false;
      works += 1;
      Promise.resolve(handler(request, response)).then(over, over);
    },
    /** Each answer from here on says that it is the last of its connection: nobody sends another request into a closing one. */
    beLast(): void {
      closing = true;
      for (const response of open) if (!response.headersSent) response.shouldKeepAlive = false;
    },
    /** Resolves once nothing is worked at, also not for callers that have gone: their writes are seen to the end. */
    settled(): Promise<void> {
      return new Promise((resolve) => {
        onIdle = resolve;
        if (works === 0) resolve();
      });
    },
  };
}
