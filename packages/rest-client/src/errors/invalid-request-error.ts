import { RestClientError } from './rest-client-error.ts';

/** One thing that is wrong with the input. */
export interface InputIssue {
  /** JSON Pointer (RFC 6901) into the input; empty for the input itself. */
  readonly pointer: string;
  /** What is wrong, without the value. */
  readonly detail: string;
}

/** The call or an option is wrong, found before anything was sent. */
export class InvalidRequestError extends RestClientError {
  readonly code = 'invalid-request';
  readonly issues: readonly InputIssue[];

  constructor(message: string, issues: readonly InputIssue[] = [], cause?: unknown) {
    super(message, { outcome: 'not-sent', attempts: 0, cause });
    this.issues = issues;
  }

  override get name() {
    return 'InvalidRequestError' as const;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), issues: this.issues };
  }
}

/** Refuses one part of the input, or of the options. The detail never repeats the value. */
export function refuse(pointer: string, detail: string): never {
  throw new InvalidRequestError(`Nothing was sent. ${detail}`, [{ pointer, detail }]);
}

/** For calls of a client that was closed before. */
export function refuseClosed(): never {
  throw new InvalidRequestError('Nothing was sent. This client is closed.');
}
