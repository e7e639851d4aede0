import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type DocumentRefusal, findDocument, type TrustedMode, toDocumentRequest } from './find-document.ts';
import type { TrustedDocuments } from './manifest.ts';

// Clients know the first two by these very words, and send the text after them.
const REFUSALS = {
  NOT_SUPPORTED: ['PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported'],
  NOT_FOUND: ['PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound'],
  MISMATCH: [
    'PERSISTED_QUERY_MISMATCH',
    'The document is another than the one that its hash names; send one of both.',
  ],
  ONLY: [
    'PERSISTED_QUERY_ONLY',
    'This gateway carries out only documents that it knows; send the hash of one from your manifest, and no text.',
  ],
} as const satisfies Record<DocumentRefusal, readonly [code: string, message: string]>;

/** Puts the document in the place of its name, or refuses it, before anything is parsed; on every transport. */
export function useTrustedDocuments(mode: TrustedMode, documents: TrustedDocuments): Plugin {
  return {
    onParams({ params, request, setParams }) {
      // What is no object is refused by Yoga.
      if (typeof params !== 'object' || params === null || Array.isArray(params)) return;
      const { documentId: _, ...rest } = params as typeof params & { readonly documentId?: unknown };
      const named = request.method === 'GET' ? { ...params, ...idInAddress(request) } : { ...params };
      const found = findDocument(toDocumentRequest(named), mode, documents);
      if ('refused' in found) throw refusal(found.refused);
      if (found.text !== null) setParams({ ...rest, query: found.text });
    },
  };
}

/** Yoga reads the parameters of an address that it knows. */
function idInAddress({ url }: Request): { readonly documentId?: string } {
  const documentId = new URL(url, 'http://gateway').searchParams.get('documentId');
  return documentId === null ? {} : { documentId };
}

function refusal(reason: DocumentRefusal): GraphQLError {
  const [code, message] = REFUSALS[reason];
  return new GraphQLError(message, { extensions: { code, http: { status: 400, spec: false } } });
}
