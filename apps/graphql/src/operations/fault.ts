/** An error as the log shows it: of what else hangs on one (an answer, headers, a token) nothing gets in. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: Fault;
}

const MAX_CAUSES = 4;
const MAX_LENGTH = 2_000;
const HIDDEN = '[hidden]';
// A bearer token, a JWT, the user and password of an address: what people paste into messages.
const SECRETS =
  /(?<=\bbearer\s+)[\x21-\x7e]+|\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*|(?<=\b[a-z][a-z\d+.-]*:\/\/)[^\s/@]+(?=@)/gi;

/** Pure. Where GraphQL wrapped an error it is that one; other values than errors are named by their kind only. */
export function toFault(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { name: 'NoError', message: `A ${kindOf(error)} was thrown.` };
  if ('originalError' in error && error.originalError instanceof Error)
    return toFault(error.originalError, depth);
  // What graphql makes of other values: its message shows all that is in one.
  if (error.name === 'NonErrorThrown' && 'thrownValue' in error) return toFault(error.thrownValue, depth);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const frames = framesOf(error.stack);
  return {
    name: clean(error.name),
    message: clean(error.message),
    ...(code !== null && { code: clean(code) }),
    ...(frames !== '' && { stack: frames }),
    ...(error.cause !== undefined && depth < MAX_CAUSES && { cause: toFault(error.cause, depth + 1) }),
  };
}

function clean(text: string): string {
  return text.slice(0, MAX_LENGTH).replace(SECRETS, HIDDEN);
}

/** The places alone; the first lines of a stack repeat the message. */
function framesOf(stack = ''): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
    .slice(0, MAX_LENGTH);
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : typeof value;
}
