import { CHROMIUM_ARGUMENTS, chromiumPath } from '@parley/testing/chromium';
import { type Browser, chromium } from 'playwright-core';

export { chromiumPath };

/** Opens the machine's Chromium without anything that calls home. */
export async function openBrowser(...more: readonly string[]): Promise<Browser> {
  if (!chromiumPath) throw new Error('no Chromium');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [...CHROMIUM_ARGUMENTS, ...more],
  });
}
