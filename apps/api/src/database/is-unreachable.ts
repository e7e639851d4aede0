const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  '53300', // too many connections
  '57014', // statement took too long
  '57P01', // the server shuts down
  '57P02', // the server crashed
  '57P03', // the server starts
]);

const MESSAGES =
  /timeout exceeded when trying to connect|connection terminated|driver has already been destroyed|connection error and is not queryable/i;

/** Tells "the database is away, try again" from a fault of ours. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return CODES.has(code) || code.startsWith('08') || MESSAGES.test(error.message);
}
