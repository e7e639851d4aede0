import type { IncomingMessage } from 'node:http';
import { findDocument, type TrustedMode, toDocumentRequest } from '../documents/find-document.ts';
import type { TrustedDocuments } from '../documents/manifest.ts';
import { MAX_BODY_BYTES } from '../limits/request-size.ts';

/** What is asked to be executed. */
export interface OperationRequest {
  readonly text: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

const JSON_TYPES = /^application\/json(; *charset=utf-8)?$/i;

/** Whether it is a POST of plain JSON of a known length, as GraphQL clients send it. */
export function isPlainPost({ method, url, headers }: IncomingMessage): boolean {
  if (method !== 'POST' || url !== '/graphql' || headers.host === undefined) return false;
  if (headers['content-encoding'] !== undefined || headers['transfer-encoding'] !== undefined) return false;
  if (!JSON_TYPES.test(headers['content-type'] ?? '')) return false;
  const length = Number(headers['content-length']);
  return length > 0 && length <= MAX_BODY_BYTES;
}

const NAMES = new Set(['query', 'operationName', 'variables', 'extensions', 'documentId']);

/** `null` = Yoga decides what it is: it is malformed, or has parameters that the GraphQL over HTTP draft has not. */
export function readOperationRequest(
  body: Buffer,
  mode: TrustedMode,
  documents: TrustedDocuments,
): OperationRequest | null {
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
