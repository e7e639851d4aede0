import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { ContextOf, GatewayParts } from '../context.ts';
import { ExpectedError } from '../failures/expected-error.ts';
import { toFileRefusal } from '../failures/http-refusal.ts';
import type { PreparedRequest } from '../pipeline/prepared-request.ts';
import { onlyValue, type RequestSteps } from '../pipeline/request-steps.ts';
import type { Handler } from '../server/in-flight-answers.ts';
import { readConversation } from '../upstream/read-conversation.ts';
import { createByteLimit, createFileFetch, toFileAddress } from './fetch-file.ts';
import { findFile, MEDIA_PREFIX, toMediaAddress } from './find-file.ts';
import { MEDIA_HEADERS, toContentHeaders } from './media-headers.ts';

interface Options {
  readonly contextOf: ContextOf;
  readonly logFault: GatewayParts['logFault'];
  readonly steps: RequestSteps;
  readonly apiUrl: string;
  /** Where files may be besides. */
  readonly origins: readonly string[];
  readonly maxBytes: number;
  /** Milliseconds until an answer begins, and between two pieces of it. */
  readonly patience: number;
  /** Milliseconds that one file may take in all, however slowly it is given or taken. */
  readonly longest: number;
}

/** In points of the rate limit: a conversation is read, and a file is passed on. */
const COST = 50;
const SLOTS = { atOnce: 64, perCaller: 8 };

/**
 * Passes the file of a message on to whoever may read its conversation: `GET /media/{conversation}/{message}/{index}`.
 * Straight on node:http, where a slow reader slows down the upstream, and the end of one is the end of both.
 */
export function createMediaAnswers(options: Options) {
  const { steps, contextOf, maxBytes } = options;
  const { fetchFile, close } = createFileFetch(options);
  const takeSlot = createMediaSlots(SLOTS);

  async function send(
    request: IncomingMessage,
    response: ServerResponse,
    prepared: PreparedRequest,
    { ended, onHead }: { readonly ended: AbortSignal; readonly onHead: () => void },
  ): Promise<void> {
    if (request.method !== 'GET') throw new ExpectedError('METHOD_NOT_ALLOWED');
    const caller = await steps.authenticate(prepared, request.headers.authorization ?? null);
    const context = contextOf(caller);
    // Throws for who brings no token, before anybody is asked anything.
    context.upstream();
    if (caller === null) return;
    const refusal = await steps.charge(prepared, request.socket.remoteAddress, COST);
    if (refusal !== null) throw refusal;
    const media = toMediaAddress(pathOf(request));
    const conversation = media && (await readConversation(context, String(media.conversationId)));
    const file = media && conversation && findFile(conversation, media);
    if (!file) throw new ExpectedError('NO_FILE');
    const address = toFileAddress(file.downloadUrl, options);
    if (address === null) throw new ExpectedError('FILE_ELSEWHERE');
    const freeSlot = takeSlot(caller.id);
    try {
      const { range } = request.headers;
      const fetched = await fetchFile(address, { token: caller.token, range, signal: ended });
      response.writeHead(fetched.status, { ...toContentHeaders(fetched.type, file), ...fetched.extent });
      onHead();
      await pipeline(fetched.body, createByteLimit(maxBytes), response, { signal: ended });
    } finally {
      freeSlot();
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const prepared = steps.begin(onlyValue(request.headers['x-request-id']));
    const { requestId } = prepared;
    for (const [name, value] of Object.entries(MEDIA_HEADERS)) response.setHeader(name, value);
    response.setHeader('x-request-id', requestId);
    const gone = new AbortController();
    let endedAt: number | undefined;
    response.once('close', () => gone.abort());
    try {
      await send(request, response, prepared, {
        ended: AbortSignal.any([gone.signal, AbortSignal.timeout(options.longest)]),
        onHead() {
          endedAt = performance.now();
        },
      });
    } catch (error) {
      // Half a file must not look like a whole one.
      if (response.headersSent || response.destroyed) response.destroy();
      else {
        const { status, headers, body, fault } = toFileRefusal(error, requestId);
        if (fault !== null) options.logFault(fault, requestId);
        response.writeHead(status, headers).end(body);
      }
    }
    const { method = '' } = request;
    steps.report(prepared, { method, route: 'media', status: response.statusCode, endedAt });
  }

  return {
    /** Answers what asks for a file; the rest goes to `next`. */
    middleware:
      (next: Handler): Handler =>
      (request, response) =>
        request.url?.startsWith(MEDIA_PREFIX) ? answer(request, response) : next(request, response),
    close,
  };
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

/**
 * How many files are sent at once: apart from the calls of the API, which no slow download may hold up, and no caller
 * may have all slots.
 */
function createMediaSlots({ atOnce, perCaller }: { readonly atOnce: number; readonly perCaller: number }) {
  const counts = new Map<string, number>();
  let sending = 0;

  /** Returns what frees the slot. Throws a {@link ExpectedError} when there is none. */
  return function take(caller: string): () => void {
    const own = counts.get(caller) ?? 0;
    if (sending >= atOnce || own >= perCaller) {
      throw new ExpectedError('CROWDED', undefined, { retryAfterSeconds: 1 });
    }
    sending += 1;
    counts.set(caller, own + 1);
    return () => {
      sending -= 1;
      const left = (counts.get(caller) ?? 1) - 1;
      if (left > 0) counts.set(caller, left);
      else counts.delete(caller);
    };
  };
}
