import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { createChunks } from './chunks.ts';
import { className } from './class-name.ts';
import { compressedFiles } from './compressed-files.ts';
import { layerOrder } from './layer-order.ts';
import { leanIcons } from './lean-icons.ts';
import { noParser } from './no-parser.ts';
import { noPreload } from './no-preload.ts';
import { reloadWithGateway } from './reload-with-gateway.ts';
import { splitDocuments } from './split-documents.ts';
import { trustedDocuments } from './trusted-documents.ts';

const GATEWAY = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [
    react(),
    noParser(),
    noPreload(),
    leanIcons(),
    splitDocuments(),
    trustedDocuments(),
    layerOrder(),
    compressedFiles(),
    reloadWithGateway(GATEWAY),
  ],
  // React has it itself by now.
  resolve: { alias: [{ find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'react' }] },
  css: { modules: { generateScopedName: className } },
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    // A strict content security policy forbids what would otherwise be inlined as data: URLs.
    assetsInlineLimit: 0,
    // One style sheet: a part whose code arrives never stands there without its styles.
    cssCodeSplit: false,
    // A lazy part is asked for again when it is lost, which a preload beside it would only hide.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, dependencies, { hostType }) => (hostType === 'html' ? dependencies : []),
    },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: createChunks(/\/src\/app\/main\.tsx$/) }],
          includeDependenciesRecursively: false,
        },
      },
    },
  },
  server: {
    proxy: { '/graphql': GATEWAY, '/media': GATEWAY },
  },
});
