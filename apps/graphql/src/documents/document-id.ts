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
