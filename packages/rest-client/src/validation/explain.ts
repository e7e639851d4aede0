import {
  Conversation,
  ConversationUpdate,
  findUnlisted,
  KnownMessageContent,
  User,
} from '@parley/domain/schemas';
import type { InputIssue } from '../errors/client.ts';
import type { Drift, Finding, JsonKind, Validation } from './validation.ts';

type Issue = NonNullable<ReturnType<typeof Conversation.safeParse>['error']>['issues'][number];
type Departure = Pick<Drift, 'expected' | 'known'> & { readonly path: readonly PropertyKey[] };

const SCHEMAS = { Conversation, User };

/** Says how findings depart. Brings the schemas, and zod, with it: loaded when something is to be explained. */
export function explain(operation: string, findings: readonly Finding[]): Omit<Drift, 'count'>[] {
  return findings.flatMap(({ schema, value, at, isInvalid }) =>
    departuresOf(schema, value, isInvalid).map(({ path, expected, known }) => ({
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

/** JSON Pointer (RFC 6901). */
function toPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Milliseconds in which the same departure is reported once. */
const QUIET = 60_000;
/** Departures that are remembered; what is forgotten is reported again. */
const MAX_REMEMBERED = 1_000;

/** Emits departures, one by one and each once a minute, so that an API that drifts floods no log. */
export function report({ clock, emit, reported }: Validation, drifts: readonly Omit<Drift, 'count'>[]): void {
  const now = clock.monotonic();
  for (const [key, { first, count }] of countAlike(drifts)) {
    const before = reported.get(key);
    if (before !== undefined && now < before.until) {
      before.unreported += count;
      continue;
    }
    reported.delete(key);
    reported.set(key, { until: now + QUIET, unreported: 0 });
    const [oldest] = reported.keys();
    if (reported.size > MAX_REMEMBERED && oldest !== undefined) reported.delete(oldest);
    emit({ ...first, count: count + (before?.unreported ?? 0) });
  }
}

function countAlike(drifts: readonly Omit<Drift, 'count'>[]) {
  const counted = new Map<string, { first: Omit<Drift, 'count'>; count: number }>();
  for (const drift of drifts) {
    const key = toKey(drift);
    const alike = counted.get(key);
    if (alike === undefined) counted.set(key, { first: drift, count: 1 });
    else alike.count += 1;
  }
  return counted;
}

/** The items of a list count as one place. */
function toKey({ operation, path, expected, seen }: Omit<Drift, 'count'>): string {
  return [operation, path.replace(/\/\d+(?=\/|$)/g, '/*'), expected, seen].join(' ');
}
