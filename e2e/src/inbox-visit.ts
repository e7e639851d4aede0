import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A page that a demo user has opened and signed in to, with conversations on screen. */
export async function visitInbox(
  browser: Browser,
  origin: string,
  { path = '/', user = 'Ana Lindner', prepare, ...options }: VisitOptions = {},
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await prepare?.(context);
  const page = await context.newPage();
  await page.goto(`${origin}${path}`);
  await page.getByRole('button', { name: user }).click();
  await page.locator('[data-conversation] a').nth(3).waitFor();
  return { page, context };
}

export interface VisitOptions {
  readonly path?: string;
  readonly user?: string;
  /** Before anything is loaded. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}
