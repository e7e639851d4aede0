import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const ORDER = readFileSync(new URL('src/styles/layers.css', import.meta.url), 'utf8').trim();

/**
 * Begins every style sheet with the order of the layers. The first sheet that names a layer decides its place, and which
 * sheet a page reads first is the bundler's choice.
 */
export function layerOrder(): Plugin {
  return {
    name: 'layer-order',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = ORDER + file.source;
        }
      },
    },
  };
}
