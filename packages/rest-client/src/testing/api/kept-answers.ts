import type { ConversationChange } from '@parley/domain';
import type { FakeAnswer, FakeRequest } from './fake-request.ts';
import { problemAnswer } from './problem-answer.ts';

/** An answer that was given under a key, as `GET /idempotency-keys/{key}` tells it. */
interface KeptAnswer {
  readonly fingerprint: string;
  readonly answer: FakeAnswer;
  readonly changes: readonly ConversationChange[];
}

/** What was answered under `Idempotency-Key`. An extension of the API contract. */
export interface KeptAnswers {
  /** Gives the first answer under the key again, or executes the request and keeps a 200. */
  answerOnce(request: FakeRequest, execute: () => Executed): FakeAnswer;
  /** Answers what is kept under a key. */
  describe(key: string): FakeAnswer;
}

interface Executed {
  readonly answer: FakeAnswer;
  readonly changes: readonly ConversationChange[];
}

export function createKeptAnswers(): KeptAnswers {
  const kept = new Map<string, KeptAnswer>();
  return {
    answerOnce(request, execute) {
      const { headers, path, body } = request;
      const key = headers['idempotency-key'];
      if (key === undefined) return execute().answer;
      const fingerprint =
        headers['idempotency-fingerprint'] ?? JSON.stringify([path, body, headers['if-match']]);
      const first = kept.get(key);
      if (first !== undefined && first.fingerprint !== fingerprint) {
        return problemAnswer(422, 'idempotency-key-reused');
      }
      if (first !== undefined) {
        return { ...first.answer, headers: { ...first.answer.headers, 'idempotency-replayed': 'true' } };
      }
      const { answer, changes } = execute();
      if (answer.status === 200) kept.set(key, { fingerprint, answer, changes });
      return answer;
    },
    describe(key) {
      const record = kept.get(key);
      if (record === undefined) return problemAnswer(404, 'idempotency-key-not-found');
      const { fingerprint, answer, changes } = record;
      const { status, headers, body } = answer;
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ fingerprint, status, etag: headers.etag, body: JSON.parse(body), changes }),
      };
    },
  };
}
