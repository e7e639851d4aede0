import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, openBrowser } from '../src/browser.ts';
import { visitInbox } from '../src/inbox-visit.ts';
import { layoutProblems } from '../src/layout-problems.ts';
import { type Parley, startParley } from '../src/parley.ts';

describe.skipIf(!chromiumPath)('the inbox in a low window', () => {
  let parley: Parley;
  let browser: Browser;

  beforeAll(async () => {
    parley = await startParley();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await parley.kill();
  });

  /** Scrolls as a person would, then says how much of an element's height is on screen with nothing over it. */
  async function seenOf(element: Locator): Promise<number> {
    await element.scrollIntoViewIfNeeded();
    return element.evaluate((target) => {
      const { left, top, bottom, width } = target.getBoundingClientRect();
      const ours = Array.from({ length: Math.round(bottom - top) }, (_, y) =>
        document.elementFromPoint(left + Math.min(width / 2, 80), top + y + 0.5),
      ).filter((hit) => hit !== null && (target.contains(hit) || hit.contains(target)));
      return ours.length / Math.round(bottom - top);
    });
  }
  const scrollTop = (page: Page) => page.evaluate(() => scrollTo(0, 0));

  // 400 % zoom of 1280×1024, 1366×640 and 1280×720; phones held sideways.
  test.each([
    [320, 256],
    [341, 160],
    [320, 180],
    [667, 375],
    [844, 300],
  ])('at %d×%d every row and the whole conversation can be reached', async (width, height) => {
    const { page, context } = await visitInbox(browser, parley.origin, { viewport: { width, height } });
    const row = page.locator('[data-conversation]').first();
    expect(await seenOf(row)).toBeGreaterThan(0.95);
    await page.keyboard.press('j');
    await page.keyboard.press('End');
    await page.locator('[data-conversation]:focus').waitFor();
    await scrollTop(page);
    expect(await layoutProblems(page)).toEqual([]);

    await row.locator('a').click();
    const article = page.getByRole('article');
    await article.waitFor();
    const sections = page.locator('[data-panel] h3');
    for (const section of await sections.all()) expect(await seenOf(section)).toBeGreaterThan(0.95);
    const controls = page.locator('[data-panel] :is(button, input)');
    for (const control of await controls.all()) expect(await seenOf(control)).toBeGreaterThan(0.95);
    await scrollTop(page);
    expect(await layoutProblems(page)).toEqual([]);
    await context.close();
  });

  test('with a selection no bar lies over another', async () => {
    const { page, context } = await visitInbox(browser, parley.origin, {
      viewport: { width: 320, height: 256 },
    });
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const bar = page.getByRole('region', { name: 'Change what is selected' });
    await bar.waitFor();
    expect(await layoutProblems(page)).toEqual([]);
    for (const button of await bar.getByRole('button').all())
      expect(await seenOf(button)).toBeGreaterThan(0.95);
    await context.close();
  });

  test('the board shows a card, and the page still scrolls where a column ends', async () => {
    const viewport = { width: 320, height: 256 };
    const { page, context } = await visitInbox(browser, parley.origin, { path: '/?view=board', viewport });
    expect(await seenOf(page.locator('[data-conversation]').first())).toBeGreaterThan(0.95);
    await page.mouse.move(100, 200);
    await page.mouse.wheel(0, -5000);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await context.close();
  });

  test('with forced colours one sees whether the list or the board is on', async () => {
    const { page, context } = await visitInbox(browser, parley.origin);
    await page.emulateMedia({ forcedColors: 'active' });
    const outline = (name: string) =>
      page.getByRole('link', { name }).evaluate((link) => getComputedStyle(link).outlineStyle);
    expect([await outline('List'), await outline('Board')]).toEqual(['solid', 'none']);
    await context.close();
  });
});
