import type { ProblemIssue } from '../../errors/http.ts';
import type { FakeAnswer } from './fake-request.ts';

/** An error as problem+json (RFC 9457), an extension of the API page, which documents none. */
export function problemAnswer(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
  errors: readonly ProblemIssue[] = [],
): FakeAnswer {
  const body = {
    type: `urn:parley:problem:${code}`,
    title: code,
    status,
    code,
    ...(errors.length > 0 && { errors }),
  };
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify(body),
  };
}
