import { chromiumPath } from './browser.ts';

/** Says in one line what this machine cannot test, so that a green run never hides it. */
export function setup(): void {
  if (!chromiumPath) {
    console.log('Not run: the page tests (no Chromium; install Debian’s chromium or set CHROMIUM_PATH).');
  }
}
