import type { IncomingMessage } from 'node:http';
import { toDocumentRequest } from '../documents/document-id.ts';
import { findDocument, type TrustedMode } from '../documents/find-document.ts';
import type { TrustedDocuments } from '../documents/manifest.ts';
import { MAX_BODY_BYTES } from '../limits/request-size.ts';

/** An operation that is asked for in the usual way. */
export interface DirectRequest {
  readonly text: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

const JSON_TYPES = /^application\/json(; *charset=utf-8)?$/i;

// What Yoga answers to those who ask so. Whoever asks in another way is asked by Yoga what they want.
const GRAPHQL = 'application/graphql-response+json; charset=utf-8';
const JSON_ANSWER = 'application/json; charset=utf-8';
const ANSWER_TYPES = new Map<string | undefined, string>([
  [undefined, JSON_ANSWER],
  ['*/*', JSON_ANSWER],
  ['application/json', JSON_ANSWER],
  ['application/graphql-response+json', GRAPHQL],
  ['application/graphql-response+json, application/json', GRAPHQL],
  [
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    GRAPHQL,
  ],
]);

/** The media type of the answer; `null` = nothing is known about such a request before Yoga has looked at it. Pure. */
export function directAnswerType({ method, url, headers }: IncomingMessage): string | null {
  if (method !== 'POST' || url !== '/graphql' || headers.host === undefined) return null;
  if (headers['content-encoding'] !== undefined || headers['transfer-encoding'] !== undefined) return null;
  if (!JSON_TYPES.test(headers['content-type'] ?? '')) return null;
  const length = Number(headers['content-length']);
  if (!(length > 0 && length <= MAX_BODY_BYTES)) return null;
  return ANSWER_TYPES.get(headers.accept) ?? null;
}

const NAMES = new Set(['query', 'operationName', 'variables', 'extensions', 'documentId']);

/** `null` = something about it is unusual. Pure. */
export function readDirectRequest(
  body: Buffer,
  mode: TrustedMode,
  documents: TrustedDocuments,
): DirectRequest | null {
  const params = parseObject(body);
  if (params === null || !Object.keys(params).every((name) => NAMES.has(name))) return null;
  const { operationName = null, variables = {}, extensions = {} } = params;
  if (operationName !== null && typeof operationName !== 'string') return null;
  if (!isObject(variables ?? {}) || !isObject(extensions ?? {})) return null;
  if (params.query !== undefined && typeof params.query !== 'string') return null;
  const found = findDocument(toDocumentRequest(params), mode, documents);
  if ('refused' in found || found.text === null) return null;
  return { text: found.text, operationName, variables: (variables ?? {}) as Record<string, unknown> };
}

function parseObject(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
