import type { UpdateOptions } from '../client-options.ts';
import { refuse } from '../errors/invalid-request-error.ts';
import type { Operation } from '../operation.ts';
import { RECORDED_FIELDS } from './recorded-change.ts';

/** With the headers that say what an update is made of. */
export function withRecordHeaders<T>(
  operation: Operation<T>,
  { idempotencyFingerprint, impliedFields = [] }: UpdateOptions,
): Operation<T> {
  if (idempotencyFingerprint === undefined && impliedFields.length === 0) return operation;
  const headers: Record<string, string> = { ...operation.headers };
  if (idempotencyFingerprint !== undefined) {
    if (typeof idempotencyFingerprint !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(idempotencyFingerprint)) {
      refuse('/idempotencyFingerprint', 'idempotencyFingerprint is not 1 to 128 visible ASCII characters.');
    }
    headers['idempotency-fingerprint'] = idempotencyFingerprint;
  }
  if (impliedFields.length > 0) {
    if (!impliedFields.every((field) => RECORDED_FIELDS.includes(field))) {
      refuse('/impliedFields', `impliedFields holds other names than ${RECORDED_FIELDS.join(', ')}.`);
    }
    headers['implied-fields'] = impliedFields.join(', ');
  }
  return { ...operation, headers };
}
