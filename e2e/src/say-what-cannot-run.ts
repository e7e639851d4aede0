import { chromiumPath } from './browser.ts';
import { missingNodes } from './packages/nodes.ts';

/** Says in one line what this machine cannot test, so that a green run never hides it. */
export function setup(): void {
  if (!chromiumPath) {
    console.log(
      'Not run: the tests in a page (no Chromium; install Debian’s chromium or set CHROMIUM_PATH).',
    );
  }
  if (missingNodes.length > 0) {
    console.log(
      `Not run: the packed packages on ${missingNodes.join(' and ')} (install them by pnpm runtimes).`,
    );
  }
}
