import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: 'graphql-schema', include: ['test/**/*.test.ts'] },
});
