import type { Clock } from '../../clock.ts';
import type { TransportRequest, TransportResponse } from '../../transport/transport.ts';
import { TransportFailure, type TransportFailureKind } from '../../transport/transport-failure.ts';
import type { FaultKind } from './fault-kinds.ts';

/** How a fault looks to a transport: it fails before the headers are in, or in the body after a 200. */
type Play =
  | { readonly at: 'headers'; readonly failure: TransportFailureKind; readonly code: string }
  | { readonly at: 'body'; readonly failure: TransportFailureKind; readonly code: string }
  | { readonly at: 'headers' | 'body'; readonly failure: 'none'; readonly dripEvery?: number };

const refused = (code: string): Play => ({ at: 'headers', failure: 'not-connected', code });
const lost = (at: 'headers' | 'body', code: string): Play => ({ at, failure: 'connection-lost', code });
const broken = (at: 'headers' | 'body', code: string): Play => ({ at, failure: 'protocol', code });

/** The codes are those of undici and Node.js. */
const PLAYS: Partial<Record<FaultKind, Play>> = {
  'connection-refused': refused('ECONNREFUSED'),
  'host-not-found': refused('ENOTFOUND'),
  'no-tls': refused('ERR_SSL_WRONG_VERSION_NUMBER'),
  'reset-on-accept': refused('ECONNRESET'),
  'connect-timeout': { at: 'headers', failure: 'none' },
  'closed-on-accept': lost('headers', 'UND_ERR_SOCKET'),
  'closed-after-request': lost('headers', 'UND_ERR_SOCKET'),
  'reset-after-request': lost('headers', 'ECONNRESET'),
  'reset-of-idle-connection': lost('headers', 'ECONNRESET'),
  'no-answer': { at: 'headers', failure: 'none' },
  'stalled-body': { at: 'body', failure: 'none' },
  'dripping-body': { at: 'body', failure: 'none', dripEvery: 100 },
  'garbage-status': broken('headers', 'HPE_INVALID_CONSTANT'),
  'http-0.9': broken('headers', 'HPE_INVALID_CONSTANT'),
  'bad-chunk': broken('body', 'HPE_INVALID_CHUNK_SIZE'),
  'header-overflow': broken('headers', 'UND_ERR_HEADERS_OVERFLOW'),
  'truncated-body': lost('body', 'UND_ERR_SOCKET'),
  'reset-mid-body': lost('body', 'ECONNRESET'),
  'no-final-chunk': lost('body', 'UND_ERR_SOCKET'),
  'corrupt-gzip': broken('body', 'Z_DATA_ERROR'),
  'gzip-bomb': { at: 'body', failure: 'too-large', code: 'ERR_BUFFER_TOO_LARGE' },
};

/** Lets a request meet a fault below HTTP, in memory. Never settles before the request's signal where nothing comes. */
export async function playFault(
  kind: FaultKind,
  request: TransportRequest,
  clock: Clock,
): Promise<TransportResponse> {
  const play = PLAYS[kind];
  if (play === undefined) throw new TypeError(`The fault ${kind} cannot be played in memory.`);
  if (play.at === 'headers') return fail(play, request, clock);
  return {
    status: 200,
    header: () => null,
    read: () => fail(play, request, clock),
    async *chunks() {
      yield new TextEncoder().encode('{');
      await fail(play, request, clock);
    },
  };
}

async function fail(play: Play, { signal }: TransportRequest, clock: Clock): Promise<never> {
  if (play.failure !== 'none') {
    throw new TransportFailure(play.failure, Object.assign(new Error(play.code), { code: play.code }));
  }
  return new Promise((_, reject) => {
    let drip: unknown;
    const { dripEvery } = play;
    if (dripEvery !== undefined) {
      const again = () => {
        drip = clock.setTimeout(again, dripEvery);
      };
      again();
    }
    const abort = () => {
      clock.clearTimeout(drip);
      reject(new TransportFailure('connection-lost'));
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
