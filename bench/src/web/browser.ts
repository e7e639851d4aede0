import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** `display`: shown on that screen; null = without one. */
export function launchBrowser(display: string | null): Promise<Browser> {
  const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error('Chromium is missing; CHROMIUM_PATH says where it is.');
  return puppeteer.launch({
    executablePath,
    headless: display === null,
    defaultViewport: null,
    env: { ...process.env, LANG: 'en_US.UTF-8', ...(display !== null && { DISPLAY: display }) },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--lang=en-US',
      '--window-size=1280,900',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Before anything is loaded: a demo user is signed in. */
export async function signIn(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => sessionStorage.setItem('parley.token', 'demo-1'));
}

/** Nothing that another visit left behind, but what the server knows. `prepare`: before anything is loaded. */
export async function visitInbox(
  browser: Browser,
  origin: string,
  prepare: (page: Page) => Promise<unknown>,
): Promise<{ readonly page: Page; end(): Promise<void> }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await signIn(page);
  await prepare(page);
  await page.goto(origin);
  await page.waitForSelector('[role=row][data-conversation] [role=gridcell]:nth-child(4)');
  await page.bringToFront();
  return {
    page,
    async end() {
      // What is not saved yet is saved before, so that the next visit does not begin with a queue.
      await page.waitForFunction(() => !document.querySelector('[aria-label*="not yet saved"]'));
      await context.close();
    },
  };
}
