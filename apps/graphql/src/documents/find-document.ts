import type { DocumentRequest } from './document-id.ts';
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
