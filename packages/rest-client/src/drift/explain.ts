import { FIT } from '@parley/domain/guards';
import { kindOf } from '../read-json.ts';
import type { Drift } from './drift.ts';
import type { Finding } from './inspection.ts';

type Domain = typeof import('@parley/domain');
type Issue = NonNullable<ReturnType<Domain['Conversation']['safeParse']>['error']>['issues'][number];
type Departure = Pick<Drift, 'expected' | 'known'> & { readonly path: readonly PropertyKey[] };

let loaded: Domain | null = null;

/** The schemas, and zod with them: loaded when an answer departs for the first time. */
export async function loadSchemas(): Promise<Domain> {
  loaded ??= await import('@parley/domain');
  return loaded;
}

/** `null` = not yet. */
export function loadedSchemas(): Domain | null {
  return loaded;
}

/** Says how findings depart. Without the schemas (they could not be loaded) only which parts do. */
export function explain(
  operation: string,
  findings: readonly Finding[],
  domain: Domain | null,
): Omit<Drift, 'count'>[] {
  return findings.flatMap(({ schema, value, at, fit }) => {
    const departures = domain === null ? [] : departuresOf(domain, schema, value, fit === FIT.NONE);
    const told = departures.length > 0 ? departures : [{ ...UNEXPLAINED, known: fit === FIT.NONE }];
    return told.map(({ path, expected, known }) => ({
      operation,
      path: toPointer([...at, ...path]),
      expected,
      seen: kindOf(valueAt(value, path)),
      known,
    }));
  });
}

const UNEXPLAINED = { path: [], expected: 'the documented shape' };

function departuresOf(domain: Domain, name: Finding['schema'], value: unknown, known: boolean): Departure[] {
  const schema = domain[name];
  if (!known) {
    return domain
      .findUnlisted(schema, value)
      .map(({ path, listed }) => ({ path, expected: `one of ${listed.join(', ')}`, known }));
  }
  return (schema.safeParse(value).error?.issues ?? []).flatMap((issue) => {
    if (issue.code !== 'custom') return [{ path: issue.path, expected: expectedBy(issue), known }];
    // The one check of its own is that of contents: a listed kind must have its shape. What it lacks is worth more.
    const content = domain.KnownMessageContent.safeParse(valueAt(value, issue.path));
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
  return UNEXPLAINED.expected;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) current = (current as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return current;
}

function toPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
