import type { FakeAnswer, FakeRequest } from '../api/fake-request.ts';
import { problemAnswer } from '../api/problem-answer.ts';
import type { FaultKind } from './fault-kinds.ts';
import type { Fault } from './fault-script.ts';

/** What the answers of faults are made of. */
export interface FalseAnswerContext {
  readonly request: FakeRequest;
  readonly fault: Fault;
  /** Base URL of the API itself. */
  readonly baseUrl: string;
  /** Base URL at another origin, where redirects lead. */
  readonly elsewhere: string;
}

type FalseAnswer = (context: FalseAnswerContext) => FakeAnswer;

/** The faults that are well-formed answers with the wrong content. */
const FALSE_ANSWERS: Partial<Record<FaultKind, FalseAnswer>> = {
  'html-page': () => answer(200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' }),
  'broken-json': () => answer(200, '{"id": 1, "status": "do'),
  'empty-body': () => answer(200, ''),
  'redirect-307': ({ request, elsewhere }) => answer(307, '', { location: elsewhere + request.path }),
  'redirect-302': ({ request, elsewhere }) => answer(302, '', { location: elsewhere + request.path }),
  'redirect-loop': ({ request, baseUrl }) => answer(307, '', { location: baseUrl + request.path }),
  'too-many-requests': ({ fault }) =>
    problemAnswer(429, 'too-many-requests', { 'retry-after': String(fault.retryAfterSeconds ?? 1) }),
  unavailable: ({ fault }) =>
    problemAnswer(503, 'unavailable', {
      'retry-after': String(fault.retryAfterSeconds ?? 'Thu, 31 Dec 2099 23:59:59 GMT'),
    }),
  'schema-violation': () => answer(200, '{"id":"seven","status":5,"user":"nobody","reply_possible":"yes"}'),
};

/** The answer of a fault that is one; `null` for faults below HTTP. */
export function toFalseAnswer(context: FalseAnswerContext): FakeAnswer | null {
  return FALSE_ANSWERS[context.fault.kind]?.(context) ?? null;
}

function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): FakeAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}
