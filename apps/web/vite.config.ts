import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { noParser } from './no-parser.ts';
import { trustedDocuments } from './trusted-documents.ts';

export default defineConfig({
  plugins: [react(), noParser(), trustedDocuments()],
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    // A strict content security policy forbids what would otherwise be inlined as data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/graphql': process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000' },
  },
});
