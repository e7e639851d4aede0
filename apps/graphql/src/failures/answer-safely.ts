import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendNodeResponse } from '@whatwg-node/server';
import type { YogaHandler } from '../pipeline/answer-known-operations.ts';
import { ExpectedError } from './expected-error.ts';
import { toHttpRefusal } from './http-refusal.ts';

const NO_ADDRESS = 'The request names no address; send a Host header and a path.';

interface Yoga {
  handleNodeRequestAndResponse(
    request: IncomingMessage,
    response: ServerResponse,
    context: object,
  ): Response | PromiseLike<Response>;
  readonly waitUntil: unknown;
}

/**
 * Around Yoga's own request handling, which answers what it could not handle with the stack of the error, in
 * production too; a Host header that is none is enough for that.
 */
export function answerSafely(yoga: Yoga, logFault: (error: unknown, requestId: string) => void): YogaHandler {
  return async (request, response, prepared) => {
    try {
      const context = { req: request, res: response, waitUntil: yoga.waitUntil, prepared };
      const answer = await yoga.handleNodeRequestAndResponse(request, response, context);
      await sendNodeResponse(answer, response, request, true);
    } catch (error) {
      // Whoever hung up is told nothing, and that they did is no fault.
      if (response.destroyed) return;
      const requestId = randomUUID();
      const extensions = { requestId };
      const refusal = isAddressError(error)
        ? new ExpectedError('BAD_REQUEST', NO_ADDRESS, { extensions })
        : new ExpectedError('INTERNAL_SERVER_ERROR', undefined, { extensions });
      if (refusal.status === 500) logFault(error, requestId);
      if (response.headersSent) return void response.destroy();
      const { status, headers, body } = toHttpRefusal(refusal);
      response.writeHead(status, { ...headers, 'x-request-id': requestId }).end(body);
    }
  };
}

function isAddressError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL';
}
