/** A document that has to be executed step by step. */
export class NotCompilable extends Error {
  override readonly name = 'NotCompilable';
}
