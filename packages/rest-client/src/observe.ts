import type { OnDrift } from './drift.ts';
import { kindOf } from './read-json.ts';

/** The part of a schema that observing needs. */
interface Schema {
  safeParse(value: unknown): { success: true } | { success: false; error: { issues: readonly Issue[] } };
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Compares a part of an answer with its schema and reports; never changes the data, never throws. */
export type Observe = (schema: Schema, value: unknown, at?: readonly PropertyKey[]) => void;

const MAX_DRIFTS = 32;

/** Without an observer nothing is compared. */
export function toObserve(operation: string, onDrift: OnDrift | undefined): Observe {
  if (onDrift === undefined) return () => undefined;
  let left = MAX_DRIFTS;
  return (schema, value, at = []) => {
    if (left === 0) return;
    const result = schema.safeParse(value);
    if (result.success) return;
    for (const { path, expected } of result.error.issues.flatMap(explain).slice(0, left)) {
      left -= 1;
      const drift = {
        operation,
        path: toPointer([...at, ...path]),
        expected,
        seen: kindOf(valueAt(value, path)),
      };
      // Through a promise, so that neither a throwing nor an async observer can fail the call.
      new Promise<void>((resolve) => resolve(onDrift(drift))).catch(() => undefined);
    }
  };
}

interface Expectation {
  readonly path: readonly PropertyKey[];
  readonly expected: string;
}

/** A union says why each member refused: the member that got furthest is the one that was meant. */
function explain(issue: Issue): Expectation[] {
  if (issue.errors === undefined || issue.errors.length === 0) {
    return [{ path: issue.path, expected: issue.expected ?? issue.message }];
  }
  const members = issue.errors.map((errors) => errors.flatMap(explain));
  const meant = members.find((found) => found.some(({ path }) => path.length > 0));
  if (meant === undefined) {
    return [
      { path: issue.path, expected: members.flatMap((found) => found.map((it) => it.expected)).join(' or ') },
    ];
  }
  return meant.map(({ path, expected }) => ({ path: [...issue.path, ...path], expected }));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) current = (current as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return current;
}

function toPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
