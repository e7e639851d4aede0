import { CircuitOpenError } from '../errors/client.ts';
import { isRestClientError } from '../errors/guards.ts';
import { checkOption } from '../limits.ts';
import type { AttemptContext, Middleware } from './middleware.ts';

/** Settings of {@link circuitBreaker}. Times in milliseconds. */
export interface CircuitBreakerOptions {
  /**
   * Share of the requests of a `window` that must have failed, above 0 up to 1.
   * @default 0.5
   */
  readonly failureRatio?: number;
  /**
   * Requests that a `window` must have had before it may open.
   * @default 20
   */
  readonly minRequests?: number;
  /**
   * Requests are counted in windows of this length, one after the other.
   * @default 10_000
   */
  readonly window?: number;
  /**
   * Requests in a row that could not even be sent, because nobody listens there, after which it opens without looking
   * at the ratio: those are a sure sign, and asking on would cost each caller their backoffs.
   * @default 5
   */
  readonly maxUnsent?: number;
  /**
   * How long it stays open before one request may look whether the API is back.
   * @default 5_000
   */
  readonly cooldown?: number;
}

interface Circuit {
  windowStart: number;
  requests: number;
  failures: number;
  /** In a row, also over the end of a window. */
  unsent: number;
  /** `null` = closed. */
  openUntil: number | null;
  isProbing: boolean;
}

/**
 * Stops asking an API that fails: when too many requests to an origin have ended in a connection that broke, a limit
 * of time that passed, or a 5xx, or a few in a row could not be sent, further ones fail at once as {@link CircuitOpenError}, and so do not wait for their
 * deadlines. After `cooldown` one request goes through; its success closes the circuit, its failure opens it again.
 * Does not count refusals (4xx, 429 too) nor what the caller aborts, and knows only the requests that pass through it.
 */
export function circuitBreaker({
  failureRatio = 0.5,
  minRequests = 20,
  window = 10_000,
  maxUnsent = 5,
  cooldown = 5_000,
}: CircuitBreakerOptions = {}): Middleware {
  checkOption(failureRatio, 'failureRatio', Number.MIN_VALUE, 1);
  checkOption(minRequests, 'minRequests', 1, 1_000_000);
  checkOption(window, 'window', 1, 86_400_000);
  checkOption(maxUnsent, 'maxUnsent', 1, 1_000_000);
  checkOption(cooldown, 'cooldown', 1, 86_400_000);
  const circuits = new Map<string, Circuit>();

  const circuitOf = (origin: string, now: number): Circuit => {
    let circuit = circuits.get(origin);
    if (circuit === undefined) {
      circuit = { windowStart: now, requests: 0, failures: 0, unsent: 0, openUntil: null, isProbing: false };
      circuits.set(origin, circuit);
    }
    return circuit;
  };

  const open = (circuit: Circuit, now: number) => {
    circuit.openUntil = now + cooldown;
    startWindow(circuit, now);
  };

  const isTooMuch = ({ requests, failures, unsent }: Circuit) =>
    unsent >= maxUnsent || (requests >= minRequests && failures / requests >= failureRatio);

  const count = (circuit: Circuit, verdict: Verdict, now: number) => {
    // Late answers to requests from before it opened tell nothing new.
    if (circuit.openUntil !== null) return;
    if (now - circuit.windowStart >= window) startWindow(circuit, now);
    circuit.requests += 1;
    if (verdict !== 'works') circuit.failures += 1;
    circuit.unsent = verdict === 'unsent' ? circuit.unsent + 1 : 0;
    if (isTooMuch(circuit)) open(circuit, now);
  };

  const judge = (circuit: Circuit, verdict: Verdict, now: number) => {
    circuit.unsent = 0;
    if (verdict !== 'works') open(circuit, now);
    else {
      circuit.openUntil = null;
      startWindow(circuit, now);
    }
  };

  return {
    name: 'circuit-breaker',
    async attempt(context, next) {
      const { clock, origin } = context.call;
      const now = clock.monotonic();
      const circuit = circuitOf(origin, now);
      const wait = (circuit.openUntil ?? Number.NEGATIVE_INFINITY) - now;
      if (wait > 0 || circuit.isProbing) throw toOpenError(context, Math.max(wait, 1));
      const isProbe = circuit.openUntil !== null;
      circuit.isProbing = isProbe;
      let verdict: Verdict | null = 'works';
      try {
        return await next();
      } catch (error) {
        verdict = toVerdict(error);
        throw error;
      } finally {
        if (isProbe) circuit.isProbing = false;
        if (verdict !== null) (isProbe ? judge : count)(circuit, verdict, clock.monotonic());
      }
    },
    // Its own refusal would be all that another attempt met.
    mayRetry({ call }) {
      return (circuits.get(call.origin)?.openUntil ?? null) === null;
    },
  };
}

function startWindow(circuit: Circuit, now: number): void {
  circuit.windowStart = now;
  circuit.requests = 0;
  circuit.failures = 0;
}

/** What one request tells about the API. */
type Verdict = 'works' | 'fails' | 'unsent';

/** `null` = says nothing about the API. */
function toVerdict(error: unknown): Verdict | null {
  if (!isRestClientError(error)) return null;
  switch (error.code) {
    case 'connection-failed':
      return error.outcome === 'not-sent' ? 'unsent' : 'fails';
    case 'deadline-exceeded':
    case 'server-error':
      return 'fails';
    case 'aborted':
    case 'circuit-open':
    case 'middleware-failed':
      return null;
    default:
      return 'works';
  }
}

function toOpenError({ call, number, previous }: AttemptContext, wait: number): CircuitOpenError {
  const retryAfterSeconds = Math.ceil(wait / 1000);
  const isInDoubt = call.method !== 'GET' && previous?.outcome === 'unknown';
  return new CircuitOpenError(
    `${call.operation} was not sent: too many requests to ${call.origin} have failed. Try again in ${retryAfterSeconds} s, when the circuit breaker lets one through.`,
    {
      outcome: isInDoubt ? 'unknown' : 'not-sent',
      attempts: number - 1,
      cause: previous ?? undefined,
      retryAfterSeconds,
    },
  );
}
