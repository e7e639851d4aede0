/** Why an update was not begun: it could not be made sure that it is the only one. Nothing was written. */
export class CoordinationError extends Error {
  override readonly name = 'CoordinationError';
  readonly retryAfterSeconds: number;

  constructor(
    message: string,
    { retryAfterSeconds = 1, ...options }: ErrorOptions & { readonly retryAfterSeconds?: number } = {},
  ) {
    super(message, options);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
