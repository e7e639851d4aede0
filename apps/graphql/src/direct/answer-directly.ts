import type { IncomingMessage, ServerResponse } from 'node:http';
import { isPromiseLike } from '@parley/compiled-execution';
import type { GraphQLSchema } from 'graphql';
import type { Authenticate } from '../auth/caller.ts';
import type { ContextOf } from '../context.ts';
import type { TrustedMode } from '../documents/find-document.ts';
import type { TrustedDocuments } from '../documents/manifest.ts';
import { toRequestId } from '../errors/request-id.ts';
import { echo, judge } from '../limits/use-max-cost.ts';
import type { RequestEntry } from '../operations/request-entry.ts';
import { toRateLimitFields } from '../rate-limit/rate-limit-fields.ts';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import type { RateLimit, Verdict } from '../rate-limit/token-bucket.ts';
import { payerOf } from '../rate-limit/use-rate-limit.ts';
import type { Handler } from '../server/shutdown/open-answers.ts';
import { SECURITY_HEADERS } from '../server/use-security-headers.ts';
import type { Carried } from './carried-results.ts';
import { directAnswerType, readDirectRequest } from './direct-request.ts';
import type { KnownOperations } from './known-operations.ts';
import { readBody } from './read-body.ts';

interface Options {
  readonly schema: GraphQLSchema;
  readonly contextOf: ContextOf;
  readonly operations: KnownOperations;
  readonly mode: TrustedMode;
  readonly documents: TrustedDocuments;
  readonly callerOf: (request: IncomingMessage) => ReturnType<Authenticate>;
  /** Whose pages get headers of their own, which are Yoga's to write. */
  readonly corsOrigins: readonly string[];
  /** `null` = there is none. */
  readonly limit: { readonly limit: RateLimit; readonly limiter: RateLimiter } | null;
  readonly listeners: readonly ((entry: RequestEntry) => void)[];
  readonly carry: (request: IncomingMessage, what: Carried) => void;
}

const HEADERS = Object.entries({ ...SECURITY_HEADERS, 'cache-control': 'no-store' }).flat();

/**
 * Answers known operations without the adapter between Node.js and Yoga, which costs several times what they do. By the
 * decisions of the same plugins: which document, who calls, what it costs, what it may. Whatever is unusual, refused or
 * went wrong is Yoga's to answer, which is `otherwise`; so this path has no answers of its own.
 */
export function answerDirectly(options: Options, otherwise: Handler): Handler {
  const always = options.corsOrigins.length > 0 ? [...HEADERS, 'vary', 'Origin'] : HEADERS;
  return (request, response) => {
    const { origin } = request.headers;
    const isForeign = origin !== undefined && options.corsOrigins.includes(origin);
    const type = isForeign ? null : directAnswerType(request);
    return type === null ? otherwise(request, response) : answer(request, response, type);
  };

  async function answer(request: IncomingMessage, response: ServerResponse, type: string): Promise<void> {
    const begun = performance.now();
    const body = await readBody(request);
    if (body === null) return;
    let done: Awaited<ReturnType<typeof carryOut>>;
    try {
      done = await carryOut(options, request, body);
    } catch {
      // What is thrown before anything is executed, Yoga meets too; execution itself throws nothing.
      done = null;
    }
    if (done === null) {
      Object.assign(request, { body });
      await otherwise(request, response);
      return;
    }
    const text = JSON.stringify(done.answer);
    const requestId = toRequestId(oneOf(request.headers['x-request-id']));
    const charged = options.limit && done.charged && toRateLimitFields(options.limit.limit, done.charged);
    const headers = [...always, 'content-type', type, 'x-request-id', requestId];
    headers.push('content-length', String(Buffer.byteLength(text)));
    for (const [name, value] of Object.entries(charged ?? {})) headers.push(name, value);
    response.writeHead(200, headers);
    const ms = performance.now() - begun;
    response.end(text);
    const { operation } = done;
    for (const tell of options.listeners) {
      tell({ method: 'POST', route: 'graphql', status: 200, ms, operation, requestId });
    }
  }
}

/** `null` = it is not for here, or did not go well. */
async function carryOut(
  { schema, contextOf, operations, mode, documents, callerOf, limit, carry }: Options,
  request: IncomingMessage,
  body: Buffer,
) {
  const asked = readDirectRequest(body, mode, documents);
  const known = asked && operations.find(asked.text, asked.operationName);
  if (!known) return null;
  const execute = known.prepare(asked.variables);
  const points = judge({ ...known, schema, variableValues: asked.variables });
  if (execute === null || typeof points !== 'number') return null;
  const authenticated = callerOf(request);
  const caller = isPromiseLike(authenticated) ? await authenticated : authenticated;
  const charging = limit?.limiter(payerOf(caller, request), points);
  const charged = isPromiseLike(charging) ? await charging : charging;
  if (charged?.allowed === false) return null;
  const result = await execute(contextOf(caller));
  if (result.errors) {
    carry(request, { result, charged });
    return null;
  }
  const answer = { data: result.data, extensions: { cost: echo(points) } };
  return { answer, charged: charged as Verdict | undefined, operation: known.operation.operation };
}

function oneOf(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : null;
}
