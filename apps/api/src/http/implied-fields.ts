import type { IncomingHttpHeaders } from 'node:http';
import { CHANGE_FIELDS, type ChangeField } from '../history/change-record.ts';
import { Problem } from './problem.ts';

/** The properties that an Implied-Fields field names; refuses names of others. */
export function parseImpliedFields(headers: IncomingHttpHeaders): ReadonlySet<ChangeField> {
  const names = String(headers['implied-fields'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const known = CHANGE_FIELDS.filter((name) => names.includes(name));
  if (names.every((name) => (known as readonly string[]).includes(name))) return new Set(known);
  const detail = `Implied-Fields may name ${CHANGE_FIELDS.join(', ')}, separated by commas.`;
  throw new Problem('invalid-input', { errors: [{ pointer: '/implied-fields', detail }] });
}
