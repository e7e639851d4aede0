import type { IncomingMessage, ServerResponse } from 'node:http';
import { InFlightSet } from './in-flight-set.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Tracks what a server is answering, so that it can stop without breaking any of it off. */
export function createInFlightAnswers(handler: Handler) {
  const open = new InFlightSet<ServerResponse>();
  let pending = 0;
  let draining = false;
  let onIdle = (): void => undefined;

  const onHandled = () => {
    pending -= 1;
    if (pending === 0) onIdle();
  };

  return {
    handle(request: IncomingMessage, response: ServerResponse): void {
      response.once('close', open.add(response));
      if (draining) response.shouldKeepAlive = false;
      pending += 1;
      Promise.resolve(handler(request, response)).then(onHandled, onHandled);
    },
    /** Each answer from here on closes its connection: nobody sends another request into a closing one. */
    startDraining(): void {
      draining = true;
      for (const response of open) if (!response.headersSent) response.shouldKeepAlive = false;
    },
    /** Resolves once nothing is pending, also not for callers that have gone: their writes are completed. */
    settled(): Promise<void> {
      return new Promise((resolve) => {
        onIdle = resolve;
        if (pending === 0) resolve();
      });
    },
  };
}
