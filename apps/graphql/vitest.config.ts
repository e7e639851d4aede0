import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Without the alias a test that imports graphql gets another copy than yoga and Pothos do.
  resolve: {
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    name: 'graphql',
    maxConcurrency: 16,
    testTimeout: 30_000,
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/canary/setup.ts'],
  },
});
