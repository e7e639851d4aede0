import type { FastifyInstance } from 'fastify';
import { toProblem } from './to-problem.ts';

/** Sends everything that is thrown as problem+json; only faults of ours are logged. */
export function useProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    if (problem.status >= 500) request.log.error({ err: problem.cause, url: request.url }, problem.message);
    return reply
      .code(problem.status)
      .headers(problem.headers)
      .type('application/problem+json')
      .send(problem.toJSON());
  });
}
