import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const MANIFEST = fileURLToPath(new URL('src/generated/persisted-documents.json', import.meta.url));

/** Puts the documents that this build sends beside it, where the gateway looks for them and nobody is served them. */
export function trustedDocuments(): Plugin {
  return {
    name: 'trusted-documents',
    apply: 'build',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: '.documents/web.json',
        source: readFileSync(MANIFEST, 'utf8'),
      });
    },
  };
}
