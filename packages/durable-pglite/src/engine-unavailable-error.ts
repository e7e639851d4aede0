/** PostgreSQL's codes for the ways in which its engine can be unavailable. */
const CODES = {
  /** It ended in the middle of the statement: whether a commit was kept, only reading tells. */
  ended: '57P02',
  /** It is opened again; the statement was not begun. */
  opening: '57P03',
  /** The statement took too long and was ended, with its transaction. */
  tooLong: '57014',
  /** The disk is full; the statement was not begun. */
  diskFull: '53100',
} as const;

/** The embedded engine did not answer a statement. */
export class EngineUnavailableError extends Error {
  override readonly name = 'EngineUnavailableError';
  readonly code: string;

  constructor(cause: keyof typeof CODES, message: string) {
    super(message);
    this.code = CODES[cause];
  }
}
