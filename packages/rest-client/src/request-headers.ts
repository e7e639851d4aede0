import type { Operation } from './operation.ts';

/** What every request of a call carries, but for the token. */
export function toOperationHeaders({
  body,
  headers,
}: Pick<Operation<unknown>, 'body' | 'headers'>): Readonly<Record<string, string>> {
  const made: Record<string, string> = { ...headers };
  made.accept = 'application/json, application/problem+json';
  if (body !== undefined) made['content-type'] = 'application/json';
  return made;
}
