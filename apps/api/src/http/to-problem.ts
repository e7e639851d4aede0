import type { FastifyError } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  type ZodFastifySchemaValidationError,
} from 'fastify-type-provider-zod';
import { CommitOutcomeUnknown } from '../database/commit-outcome.ts';
import { isDiskFull } from '../database/is-disk-full.ts';
import { isReadOnly, isUnreachable } from '../database/database-errors.ts';
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

/** Whatever was thrown, as one of the catalogue; what nobody foresaw becomes `internal` and keeps its cause. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return toInvalidInput(error.validation);
  const framework = FRAMEWORK_PROBLEMS[(error as Partial<FastifyError>).code ?? ''];
  if (framework) return framework();
  if (isDiskFull(error))
    return new Problem('storage-full', { headers: { 'retry-after': '30' }, cause: error });
  if (error instanceof CommitOutcomeUnknown)
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
