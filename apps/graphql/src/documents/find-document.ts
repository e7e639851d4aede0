import type { TrustedDocuments } from './manifest.ts';

/** `off`: no names are known. `prefer`: names and any text. `only`: names of the manifests and nothing else. */
export type TrustedMode = 'off' | 'prefer' | 'only';

export type DocumentRefusal = 'NOT_SUPPORTED' | 'NOT_FOUND' | 'MISMATCH' | 'ONLY';

/** The text to be executed; `null` = the request has none and names none; or why there is none. Pure. */
export function findDocument(
  { id, text }: DocumentRequest,
  mode: TrustedMode,
  documents: TrustedDocuments,
): { readonly text: string | null } | { readonly refused: DocumentRefusal } {
  const known = id === undefined || mode === 'off' ? undefined : documents.get(id);
  if (known !== undefined) {
    return text === undefined || text === known ? { text: known } : { refused: 'MISMATCH' };
  }
  if (mode === 'only') return { refused: id === undefined || text !== undefined ? 'ONLY' : 'NOT_FOUND' };
  if (id === undefined || text !== undefined) return { text: text ?? null };
  return { refused: mode === 'off' ? 'NOT_SUPPORTED' : 'NOT_FOUND' };
}

/** What a request says about its document; each is absent where it is not given, whatever else came in its place. */
export interface DocumentRequest {
  /** As sent, without the `sha256:` in front. */
  readonly id?: string;
  readonly text?: string;
}

/**
 * Takes the id from `documentId` (GraphQL over HTTP, appendix on persisted documents) or from
 * `extensions.persistedQuery.sha256Hash` (Apollo's convention, which urql and others speak).
 */
export function toDocumentRequest(params: Readonly<Record<string, unknown>>): DocumentRequest {
  const id = params.documentId ?? hashIn(params.extensions);
  return {
    ...(typeof id === 'string' && { id: id.replace(/^sha256:/, '') }),
    ...(typeof params.query === 'string' && params.query !== '' && { text: params.query }),
  };
}

function hashIn(extensions: unknown): unknown {
  const persisted = property(extensions, 'persistedQuery');
  return property(persisted, 'sha256Hash');
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
