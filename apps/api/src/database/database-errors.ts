/** Of the network, where nobody answers or a connection breaks. */
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

/** The server shuts down, has crashed, or is starting. */
const STARTING = new Set(['57P01', '57P02', '57P03']);

const CODES = new Set([
  ...NETWORK,
  ...STARTING,
  '25P03', // the transaction stood still for too long
  '25P04', // the transaction took too long
  '26000', // a prepared statement of another session
  '42P05', // the same
  '28000', // who may connect is being changed
  '28P01', // the same
  '3D000', // the database is being restored
  '40001', // took turns with others in an order that is none
  '40P01', // the same
  '53200', // out of memory
  '53300', // too many connections
  '53400', // the same
  '55P03', // somebody held a lock for too long
  '57014', // statement took too long
  '57P04', // the database was dropped
  '57P05', // the session was idle for too long
]);

const MESSAGES =
  /timeout exceeded when trying to connect|connection terminated|driver has already been destroyed|is not queryable|client was closed|cannot use a pool after calling end/i;

/** Tells "the database is away, try again" from a fault of ours. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return CODES.has(code) || code.startsWith('08') || MESSAGES.test(error.message);
}

/** Whether it says itself that it will be there soon. */
export function isStarting(error: unknown): boolean {
  return error instanceof Error && STARTING.has(codeOf(error));
}

/** Whether this server takes no changes: a standby, or one that was set so. */
export function isReadOnly(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === '25006';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
