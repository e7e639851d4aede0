/** Network errors: no connection, or a broken one. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
]);

/** The server is shutting down, has crashed, or is starting. */
const STARTING = new Set(['57P01', '57P02', '57P03']);

const CODES = new Set([
  ...NETWORK,
  ...STARTING,
  '25P03', // idle in a transaction for too long
  '25P04', // transaction timeout
  '26000', // a prepared statement of another session
  '42P05', // the same
  '28000', // the permission to connect is being changed
  '28P01', // the same
  '3D000', // the database is being restored
  '40001', // serialization failure
  '40P01', // deadlock
  '53200', // out of memory
  '53300', // too many connections
  '53400', // the same
  '55P03', // lock timeout
  '57014', // statement timeout
  '57P04', // the database was dropped
  '57P05', // idle session timeout
]);

const MESSAGES =
  /timeout exceeded when trying to connect|connection terminated|driver has already been destroyed|is not queryable|client was closed|cannot use a pool after calling end/i;

/** Whether the database is unavailable for now, so that a retry may succeed. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return CODES.has(code) || code.startsWith('08') || MESSAGES.test(error.message);
}

/** Whether the server is starting, and will accept connections soon. */
export function isStarting(error: unknown): boolean {
  return STARTING.has(codeOf(error));
}

/** Whether the server is read-only: a standby, or set so. */
export function isReadOnly(error: unknown): boolean {
  return codeOf(error) === '25006';
}

/** Whether the disk is full. Both engines refuse the statement before they change anything. */
export function isDiskFull(error: unknown): boolean {
  return codeOf(error) === '53100';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
