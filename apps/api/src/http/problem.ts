import { PROBLEMS, type ProblemCode } from './problems.ts';

/** One invalid property; `pointer` is a JSON pointer into the body, or a slash and the name of a parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

interface ProblemOptions {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** An error for the caller, which the error handler sends as problem+json (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly #errors: readonly FieldError[] | undefined;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? PROBLEMS[code].detail, { cause: options.cause });
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.headers = options.headers ?? {};
    this.#errors = options.errors;
  }

  toJSON() {
    return {
      type: `urn:parley:problem:${this.code}`,
      title: PROBLEMS[this.code].title,
      status: this.status,
      detail: this.message,
      code: this.code,
      ...(this.#errors && { errors: this.#errors }),
    };
  }
}
