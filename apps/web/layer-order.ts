import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const ORDER = readFileSync(new URL('src/ui/styles/layers.css', import.meta.url), 'utf8').trim();

/**
 * Begins the style sheet with the order of the layers: the bundler drops the statement and puts the styles of the parts
 * in an order of its own.
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
