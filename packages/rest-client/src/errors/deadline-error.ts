import { RestClientError, type RestClientErrorDetails } from './rest-client-error.ts';

/** The deadline passed before the whole answer was in. */
export class DeadlineError extends RestClientError {
  readonly code = 'deadline-exceeded';
  /** The deadline that passed, in milliseconds. */
  readonly deadline: number;

  constructor(message: string, details: RestClientErrorDetails & { readonly deadline: number }) {
    super(message, details);
    this.deadline = details.deadline;
  }

  override get name() {
    return 'DeadlineError' as const;
  }
}
