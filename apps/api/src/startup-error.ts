/** A failed start that the operator can fix; the message is one sentence that says how. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
