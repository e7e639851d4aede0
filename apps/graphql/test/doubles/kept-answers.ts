import type { Received } from './upstream-double.ts';
import type { RecordedRow, Row } from './versioned-conversations.ts';

interface Kept {
  readonly fingerprint: string;
  readonly status: 200;
  readonly etag: string;
  readonly body: Row;
  readonly changes: readonly RecordedRow[];
}

type Answer =
  | { readonly kind: 'answer'; readonly body: Row; readonly etag: string; readonly replayed: boolean }
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly code: string;
      readonly headers?: Record<string, string>;
    };

/** What was answered under `Idempotency-Key`, for each token apart, and only where it was 200. */
export function createKeptAnswers({ honoured }: { readonly honoured: boolean }) {
  const kept = new Map<string, Kept>();

  return {
    find: (token: string, key: string) => kept.get(`${token} ${key}`),
    forget: () => kept.clear(),
    /** `execute` = `null`: the precondition fails. */
    answerOnce(
      token: string,
      { headers, path, body }: Received,
      execute: () => { readonly body: Row; readonly changes: readonly RecordedRow[] } | null,
    ): Answer {
      // A quoted structured field is unwrapped, as the API does.
      const key = honoured
        ? String(headers['idempotency-key'] ?? '').replace(/^"(.*)"$/, '$1') || undefined
        : undefined;
      const fingerprint = String(
        headers['idempotency-fingerprint'] ?? JSON.stringify([path, body, headers['if-match']]),
      );
      const found = kept.get(`${token} ${key}`);
      if (found && found.fingerprint !== fingerprint) {
        return { kind: 'problem', status: 422, code: 'idempotency-key-reused' };
      }
      if (found) return { kind: 'answer', body: found.body, etag: found.etag, replayed: true };
      const done = execute();
      if (done === null) return { kind: 'problem', status: 412, code: 'precondition-failed' };
      const etag = `"${done.body.version}"`;
      if (key !== undefined) kept.set(`${token} ${key}`, { fingerprint, status: 200, etag, ...done });
      return { kind: 'answer', body: done.body, etag, replayed: false };
    },
  };
}
