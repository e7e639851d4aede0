import { RestClientError, type RestClientErrorDetails } from './rest-client-error.ts';

export interface DeadlineErrorDetails extends RestClientErrorDetails {
  readonly deadline: number;
  /** Default: `call`. */
  readonly limit?: 'call' | 'attempt';
}

/** The `deadline` of the call, or the `attemptTimeout` of its last request, passed before the whole answer was in. */
export class DeadlineError extends RestClientError {
  readonly code = 'deadline-exceeded';
  /** The limit that passed, in milliseconds. */
  readonly deadline: number;
  /** `call`: the `deadline`. `attempt`: the `attemptTimeout`, of a request that was not to be repeated. */
  readonly limit: 'call' | 'attempt';

  constructor(message: string, details: DeadlineErrorDetails) {
    super(message, details);
    this.deadline = details.deadline;
    this.limit = details.limit ?? 'call';
  }

  override get name() {
    return 'DeadlineError' as const;
  }
}
