import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const OWN = fileURLToPath(new URL('src/ui/icon/create-icon.ts', import.meta.url));
const DRAWING = /\/lucide-react\/.*\/icons\/[\w-]+\.mjs$/;
// What only lucide's own component reads; keys are as many random letters as the drawings themselves.
const UNREAD = /,\s*key: "\w+"|name: "[\w-]+",\s*size: 24,|aliases: \[[^\]]*\],?|__iconData\.node;/g;

/** Keeps lucide's drawings and leaves out its component, which serves frameworks and settings that we do not have. */
export function leanIcons(): Plugin {
  return {
    name: 'lean-icons',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source, importer) =>
      source.endsWith('/createLucideIcon.mjs') && importer?.includes('/lucide-react/') ? OWN : null,
    transform: (code, id) => (DRAWING.test(id) ? code.replace(UNREAD, '') : null),
  };
}
