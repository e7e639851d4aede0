import {
  Conversation,
  ConversationUpdate,
  findUnlisted,
  KnownMessageContent,
  User,
} from '@parley/domain/schemas';
import type { InputIssue } from '../errors/invalid-request-error.ts';
import type { Drift, JsonKind } from './drift.ts';
import type { Finding } from './inspection.ts';

export { report } from './drift-reporter.ts';

import { toPointer } from './to-pointer.ts';

type Issue = NonNullable<ReturnType<typeof Conversation.safeParse>['error']>['issues'][number];
type Departure = Pick<Drift, 'expected' | 'known'> & { readonly path: readonly PropertyKey[] };

const SCHEMAS = { Conversation, User };

/** Says how findings depart. Brings the schemas, and zod, with it: loaded when something is to be explained. */
export function explain(operation: string, findings: readonly Finding[]): Omit<Drift, 'count'>[] {
  return findings.flatMap(({ schema, value, at, departs }) =>
    departuresOf(schema, value, departs).map(({ path, expected, known }) => ({
      operation,
      path: toPointer([...at, ...path]),
      expected,
      seen: kindOf(valueAt(value, path)),
      known,
    })),
  );
}

/** Says what is wrong with an update that a guard refused; `null` where nothing is. */
export function explainUpdate(update: unknown): { detail: string; issues: InputIssue[] } | null {
  const { error } = ConversationUpdate.safeParse(update);
  if (error === undefined) return null;
  const issues = error.issues.map(({ path, message }) => ({ pointer: toPointer(path), detail: message }));
  const faults = issues.map(({ pointer, detail }) => (pointer === '' ? detail : `${pointer}: ${detail}`));
  return { detail: faults.join('; '), issues };
}

/** The first departure of those that break the schema, as the end of a sentence. */
export function describeFirst(drifts: readonly Omit<Drift, 'count'>[]): string {
  const first = drifts.find(({ known }) => known);
  return first === undefined ? '' : `: ${first.path || 'it'} is ${first.seen} instead of ${first.expected}`;
}

function departuresOf(name: Finding['schema'], value: unknown, known: boolean): Departure[] {
  const schema = SCHEMAS[name];
  if (!known) {
    return findUnlisted(schema, value).map(({ path, listed }) => ({
      path,
      expected: `one of ${listed.join(', ')}`,
      known,
    }));
  }
  return (schema.safeParse(value).error?.issues ?? []).flatMap((issue) => {
    if (issue.code !== 'custom') return [{ path: issue.path, expected: expectedBy(issue), known }];
    // The one check of its own is that of contents: a listed kind must have its shape. What it lacks is worth more.
    const content = KnownMessageContent.safeParse(valueAt(value, issue.path));
    return (content.error?.issues ?? []).map((within) => ({
      path: [...issue.path, ...within.path],
      expected: expectedBy(within),
      known,
    }));
  });
}

function expectedBy(issue: Issue): string {
  if (issue.code === 'invalid_union') return [...new Set(issue.errors.flat().map(expectedBy))].join(' or ');
  if ('expected' in issue) return String(issue.expected);
  if (issue.code === 'too_big' || issue.code === 'too_small') return 'safe integer';
  return 'the documented shape';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) current = (current as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return current;
}

function kindOf(value: unknown): JsonKind {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'boolean' | 'number' | 'string' | 'object';
}
