import { CHROMIUM_ARGUMENTS, chromiumPath } from '@parley/testing/chromium';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

// Components and hooks in a real page, without the product around them.
export default defineConfig({
  plugins: [react()],
  optimizeDeps: {
    include: ['react/jsx-dev-runtime', 'vitest-browser-react', 'lucide-react/icons/*', 'urql', 'virtua'],
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
