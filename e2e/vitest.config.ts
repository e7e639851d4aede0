import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'e2e',
    include: ['test/**/*.test.ts'],
    globalSetup: ['src/say-what-cannot-run.ts'],
    // A whole product starts in each file; the figure is a limit for a hung run, not a promise.
    testTimeout: process.env.PROVE === 'long' ? 1_800_000 : 120_000,
    hookTimeout: 120_000,
  },
});
