import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'durable-pglite',
    include: ['test/**/*.test.ts'],
    // The engine needs seconds for a first start, more on a busy machine.
    hookTimeout: 120_000,
    testTimeout: 60_000,
  },
});
