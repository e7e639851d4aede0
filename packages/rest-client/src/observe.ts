import { isDriftObserved, publishDrift } from './diagnostics/channels.ts';
import type { OnDrift } from './drift.ts';
import { kindOf } from './read-json.ts';

/** The part of a schema that observing needs. */
interface Schema {
  safeParse(value: unknown): { success: true } | { success: false; error: { issues: readonly Issue[] } };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Compares a part of an answer with its schema and reports; never changes the data, never throws. */
export type Observe = (schema: Schema, value: unknown, at?: readonly PropertyKey[]) => void;

const MAX_DRIFTS = 32;

/** Without an observer nothing is compared. */
export function toObserve(operation: string, onDrift: OnDrift | undefined): Observe {
  if (onDrift === undefined && !isDriftObserved()) return () => undefined;
  let left = MAX_DRIFTS;
  return (schema, value, at = []) => {
    if (left === 0) return;
    const result = schema.safeParse(value);
    if (result.success) return;
    for (const { path, expected } of result.error.issues.map(explain).slice(0, left)) {
      left -= 1;
      const drift = {
        operation,
        path: toPointer([...at, ...path]),
        expected,
        seen: kindOf(valueAt(value, path)),
      };
      publishDrift(drift);
      // Through a promise, so that neither a throwing nor an async observer can fail the call.
      new Promise<void>((resolve) => resolve(onDrift?.(drift))).catch(() => undefined);
    }
  };
}

interface Expectation {
  readonly path: readonly PropertyKey[];
  readonly expected: string;
}

function explain({ path, expected, errors }: Issue): Expectation {
  // A union has one list of issues per member.
  const alternatives = (errors ?? []).flat().map((issue) => explain(issue).expected);
  if (alternatives.length > 0) return { path, expected: [...new Set(alternatives)].join(' or ') };
  return { path, expected: expected ?? 'the documented shape' };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) current = (current as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return current;
}

function toPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
