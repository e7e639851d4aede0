import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { type VisitOptions, visitInbox } from './inbox-visit.ts';
import { type Parley, startParley } from './parley.ts';

/** How long the product may take until a change is stored or seen; the figure bounds a hung run only. */
export const SOON = { timeout: 15_000 };

/** Starts the product and a browser before the tests of this file, and ends both after them. */
export function inboxSuite(env: NodeJS.ProcessEnv = {}, ...browserArguments: readonly string[]) {
  let parley: Parley;
  let browser: Browser;
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    parley = await startParley(env);
    ends.push(() => parley.kill());
    browser = await openBrowser(...browserArguments);
    ends.push(() => browser.close());
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  return {
    get origin() {
      return parley.origin;
    },
    get apiUrl() {
      return parley.apiUrl;
    },
    newContext: (options: BrowserContextOptions) => browser.newContext(options),
    visit: (options?: VisitOptions) => visitInbox(browser, parley.origin, options),
  };
}
