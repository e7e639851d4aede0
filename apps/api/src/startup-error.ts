/** A reason not to start that the person at the keyboard can remove: one sentence that says how. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
