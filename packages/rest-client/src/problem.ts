import { isJsonObject, type JsonObject } from './read-json.ts';
import type { Redact } from './redact.ts';

/** What the API says about an error. Source: RFC 9457; every member may be absent, and is foreign text. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly instance?: string;
  /** Stable name of the problem, such as `conversation-not-found`. */
  readonly code?: string;
  readonly errors?: readonly ProblemIssue[];
}

/** One thing the API found wrong with the input. */
export interface ProblemIssue {
  /** JSON Pointer (RFC 6901) into the body that was sent. */
  readonly pointer?: string;
  readonly detail?: string;
}

/** Reads what can be read: known members of the right kind. `null` when there is none, whatever the body was. */
export function toProblem(body: unknown, redact: Redact): Problem | null {
  if (!isJsonObject(body)) return null;
  const problem = {
    ...texts(body, ['type', 'title', 'detail', 'instance', 'code'], redact),
    ...(Array.isArray(body.errors) && {
      errors: body.errors.filter(isJsonObject).map((issue) => texts(issue, ['pointer', 'detail'], redact)),
    }),
  };
  return Object.keys(problem).length === 0 ? null : problem;
}

function texts<K extends string>(
  from: JsonObject,
  keys: readonly K[],
  redact: Redact,
): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const value = from[key];
    if (typeof value === 'string') found[key] = redact(value);
  }
  return found;
}
