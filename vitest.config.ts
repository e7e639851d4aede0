import { defineConfig } from 'vitest/config';
import { chromiumPath } from './testing/src/chromium.ts';

export default defineConfig({
  test: {
    projects: [
      'packages/*',
      'apps/*',
      'e2e',
      'scripts',
      // Says in one line of e2e that it was left out where there is no Chromium.
      ...(chromiumPath ? ['apps/web/vitest.browser.config.ts'] : []),
    ],
    reporters: ['default', './scripts/closing-line-reporter.ts'],
  },
});
