import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { ContextOf } from '../context.ts';
import type { TrustedMode } from '../documents/find-document.ts';
import type { TrustedDocuments } from '../documents/manifest.ts';
import { checkCost, costExtension } from '../limits/use-max-cost.ts';
import type { Metrics } from '../operations/metrics.ts';
import { toCorsHeaders } from '../server/cors.ts';
import type { Handler } from '../server/in-flight-answers.ts';
import { SECURITY_HEADERS } from '../server/use-security-headers.ts';
import type { KnownOperations } from './known-operations.ts';
import { negotiateMediaType } from './negotiate-media-type.ts';
import { isPlainPost, readOperationRequest } from './operation-request.ts';
import type { PreparedRequest } from './prepared-request.ts';
import { onlyValue, type RequestSteps } from './request-steps.ts';

interface Options {
  readonly schema: GraphQLSchema;
  readonly steps: RequestSteps;
  readonly contextOf: ContextOf;
  readonly operations: KnownOperations;
  readonly mode: TrustedMode;
  readonly documents: TrustedDocuments;
  readonly corsOrigins: readonly string[];
  readonly metrics: Metrics | null;
}

/** Answers a request by Yoga, going on from what is prepared. */
export type YogaHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  prepared: PreparedRequest,
) => unknown;

const HEADERS = Object.entries({ ...SECURITY_HEADERS, 'cache-control': 'no-store' }).flat();

/**
 * Prepares every request, and answers known operations without the adapter between Node.js and Yoga, which costs several
 * times what they do. What is not known, refused or failed falls back to Yoga with all that is prepared, so this path has
 * no answers of its own.
 */
export function answerKnownOperations(options: Options, yoga: YogaHandler): Handler {
  const { steps, corsOrigins } = options;
  return (request, response) => {
    const prepared = steps.begin(onlyValue(request.headers['x-request-id']));
    const type = isPlainPost(request) ? negotiateMediaType(request.headers.accept) : null;
    return type === null ? yoga(request, response, prepared) : answer(request, response, prepared, type);
  };

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    prepared: PreparedRequest,
    type: string,
  ): Promise<void> {
    const body = await readBody(request);
    if (body === null) return;
    const data = await executeKnown(options, request, body, prepared).catch(() => null);
    if (data === null) {
      Object.assign(request, { body });
      await yoga(request, response, prepared);
      return;
    }
    const text = JSON.stringify({ data, extensions: { cost: costExtension(prepared.cost ?? 0) } });
    const headers = [...HEADERS, ...Object.entries(steps.chargeHeaders(prepared)).flat()];
    if (corsOrigins.length > 0) headers.push(...toCorsHeaders(corsOrigins, request.headers.origin).flat());
    headers.push('content-type', `${type}; charset=utf-8`, 'x-request-id', prepared.requestId);
    headers.push('content-length', String(Buffer.byteLength(text)));
    response.writeHead(200, headers);
    const endedAt = performance.now();
    response.end(text);
    options.metrics?.executed('direct');
    steps.report(prepared, { method: 'POST', route: 'graphql', status: 200, endedAt });
  }
}

/** The data of a known operation; `null` = it is not known, or not allowed, or has failed. */
async function executeKnown(
  { schema, steps, contextOf, operations, mode, documents }: Options,
  { headers, socket }: IncomingMessage,
  body: Buffer,
  prepared: PreparedRequest,
): Promise<object | null> {
  const asked = readOperationRequest(body, mode, documents);
  const known = asked && operations.find(asked.text, asked.operationName);
  if (!known) return null;
  const execute = known.prepare(asked.variables);
  const points = checkCost({ ...known, schema, variableValues: asked.variables });
  if (execute === null || typeof points !== 'number') return null;
  prepared.cost = points;
  const caller = await steps.authenticate(prepared, headers.authorization ?? null);
  if ((await steps.charge(prepared, socket.remoteAddress, points)) !== null) return null;
  prepared.operation = known.operation.operation;
  const result = await execute(contextOf(caller));
  prepared.result = result;
  return result.errors ? null : (result.data ?? null);
}

/** `null` = the caller went away before it was whole. The server itself bounds how long that may take. */
function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    // Comes also of a caller who merely hangs up.
    request.on('error', () => resolve(null));
  });
}
