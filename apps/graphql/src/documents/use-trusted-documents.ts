import type { Plugin } from 'graphql-yoga';
import { RequestError } from '../failures/expected-error.ts';
import { findDocument, type TrustedMode, toDocumentRequest } from './find-document.ts';
import type { TrustedDocuments } from './manifest.ts';

/** Replaces the name of a document by its text, or refuses it, before anything is parsed; on every transport. */
export function useTrustedDocuments(mode: TrustedMode, documents: TrustedDocuments): Plugin {
  return {
    onParams({ params, request, setParams }) {
      // What is no object is refused by Yoga.
      if (typeof params !== 'object' || params === null || Array.isArray(params)) return;
      const { documentId: _, ...rest } = params as typeof params & { readonly documentId?: unknown };
      const named = request.method === 'GET' ? { ...params, ...idInAddress(request) } : { ...params };
      const found = findDocument(toDocumentRequest(named), mode, documents);
      if ('refused' in found) throw new RequestError(`PERSISTED_QUERY_${found.refused}`);
      if (found.text !== null) setParams({ ...rest, query: found.text });
    },
  };
}

/** Yoga reads the parameters of an address that it knows. */
function idInAddress({ url }: Request): { readonly documentId?: string } {
  const documentId = new URL(url, 'http://gateway').searchParams.get('documentId');
  return documentId === null ? {} : { documentId };
}
