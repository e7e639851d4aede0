import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  type ZodFastifySchemaValidationError,
} from 'fastify-type-provider-zod';
import { CommitOutcomeUnknownError } from '../database/commit-outcome.ts';
import { isDiskFull, isReadOnly, isUnreachable } from '../database/database-errors.ts';
import { Problem } from './problem.ts';

const FRAMEWORK_PROBLEMS: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Problem('payload-too-large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => unsupportedMediaType(),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Problem('malformed-json'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new Problem('malformed-json'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new Problem('malformed-json'),
  FST_ERR_BAD_URL: () => new Problem('not-found'),
  FST_ERR_MAX_PARAM_LENGTH: () => new Problem('not-found'),
};

export function unsupportedMediaType(detail?: string): Problem {
  return new Problem('unsupported-media-type', {
    headers: { 'accept-patch': 'application/json' },
    ...(detail && { detail }),
  });
}

/** The error handler: sends every error as problem+json, and logs those that are the fault of this API. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error);
  if (problem.status >= 500) request.log.error({ err: problem.cause, url: request.url }, problem.message);
  reply.code(problem.status).headers(problem.headers).type('application/problem+json').send(problem.toJSON());
}

/** Converts any error to a problem of the catalogue; an unexpected one becomes `internal`, with the error as its cause. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return toInvalidInput(error.validation);
  const framework = FRAMEWORK_PROBLEMS[(error as Partial<FastifyError>).code ?? ''];
  if (framework) return framework();
  if (isDiskFull(error))
    return new Problem('storage-full', { headers: { 'retry-after': '30' }, cause: error });
  if (error instanceof CommitOutcomeUnknownError)
    return new Problem('outcome-unknown', { headers: { 'retry-after': '2' }, cause: error });
  if (isReadOnly(error)) return new Problem('read-only', { headers: { 'retry-after': '5' }, cause: error });
  if (isUnreachable(error))
    return new Problem('unavailable', { headers: { 'retry-after': '2' }, cause: error });
  return new Problem('internal', { cause: error });
}

function toInvalidInput(issues: readonly ZodFastifySchemaValidationError[]): Problem {
  return new Problem('invalid-input', { errors: issues.flatMap(toFieldErrors) });
}

function toFieldErrors({ keyword, instancePath, message, params }: ZodFastifySchemaValidationError) {
  const path = instancePath === '/' ? '' : instancePath;
  if (keyword === 'unrecognized_keys' && Array.isArray(params.keys)) {
    return params.keys.map((key) => ({ pointer: `${path}/${key}`, detail: 'is not a known property' }));
  }
  return [{ pointer: path, detail: message ?? 'is not allowed' }];
}
