import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '@parley/testing/chromium';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const ICON = /lucide-react\/icons\/[\w-]+/g;

// A dependency that is found only while a test runs loads the page anew under it.
const icons = globSync('src/**/*.tsx', { cwd: import.meta.dirname }).flatMap(
  (file) => readFileSync(join(import.meta.dirname, file), 'utf8').match(ICON) ?? [],
);

// Components and hooks in a real page, without the product around them.
export default defineConfig({
  plugins: [react()],
  optimizeDeps: {
    include: [
      'react/jsx-dev-runtime',
      'vitest-browser-react',
      'urql',
      '@urql/core',
      '@urql/exchange-graphcache',
      '@urql/exchange-persisted',
      'virtua',
      ...new Set(icons),
    ],
  },
  test: {
    name: 'web-browser',
    include: ['browser-test/**/*.test.tsx'],
    setupFiles: ['browser-test/set-up.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { ...(chromiumPath && { executablePath: chromiumPath }), args: CHROMIUM_ARGUMENTS },
      }),
      instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }],
    },
  },
});
