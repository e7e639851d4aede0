import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toProblem } from './to-problem.ts';

/** Sends everything that is thrown as problem+json. */
export function useProblems(app: FastifyInstance): void {
  app.setErrorHandler(sendProblem);
}

/** Only faults of ours are logged. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error);
  if (problem.status >= 500) request.log.error({ err: problem.cause, url: request.url }, problem.message);
  reply.code(problem.status).headers(problem.headers).type('application/problem+json').send(problem.toJSON());
}
