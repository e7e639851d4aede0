/** The hash that the build gave a document, and lists in its manifest; empty for a document that it did not see. */
export function documentHash(document: object): string {
  const meta = '__meta__' in document ? document.__meta__ : null;
  const hash = typeof meta === 'object' && meta !== null && 'hash' in meta ? String(meta.hash) : '';
  return hash.replace(/^sha256:/, '');
}
