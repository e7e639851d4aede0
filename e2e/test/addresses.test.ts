import { Random } from '@parley/testing/random';
import { randomQuery } from '@parley/testing/random-query';
import { size } from '@parley/testing/scale';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { inboxSuite, SOON } from '../src/inbox-suite.ts';

const ROUNDS = size({ short: 60, long: 3_000 });
const PATHS = ['/', '/c/12', '/c/12/', '/c/0', '/c/__proto__', '/c/9e9', '/nowhere', '/c/%E0%A4', '/c/12/34'];

describe.skipIf(!chromiumPath)('an address', () => {
  // Chromium drops what it takes for a page that has run wild.
  const inbox = inboxSuite({}, '--disable-ipc-flooding-protection');
  let page: Page;
  const broken: string[] = [];

  beforeAll(async () => {
    ({ page } = await inbox.visit());
    page.on('pageerror', ({ message }) => broken.push(message));
    page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  });

  /** As going back does, and until the page has drawn it. */
  const go = (to: string) =>
    page.evaluate(async (address) => {
      history.pushState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
      for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    }, to);
  const address = () => page.evaluate(() => location.pathname + location.search);
  /** What the page asks of an address that it calls the right one. */
  const CANONICAL =
    /^\/(c\/[1-9]\d*)?(\?(?=.)(view=board)?(&?status=(to-do|in-progress|done))?(&?channel=(whatsapp|widget|bridge))?(&?assignee=(me|none|[1-9]\d*))?(&?q=[^&]+)?(&?sort=[a-z-]+)?(&?selected=[\d.]+)?)?$/;
  /** Shown is a list or a board, or why there is none. */
  const isShown = () =>
    page.evaluate(
      () =>
        document.querySelector('h1') !== null &&
        document.querySelector('[role="grid"], [role="status"], h2') !== null &&
        !document.body.textContent?.includes('This part could not be shown'),
    );

  test.each([
    ['/?q=100%2525', '/?q=100%2525'],
    ['/c/12/?sort=oldest&status=done&view=board', '/c/12?view=board&status=done&sort=oldest'],
    ['/?view=list&q=&channel=FAX&assignee=007#here', '/'],
    ['/anything?selected=9.8.8.x&q=%20M%C3%BCller', '/?q=M%C3%BCller&selected=8.9'],
  ])('%s becomes %s', async (typed, right) => {
    await page.goto(`${inbox.origin}${typed}`);
    await expect.poll(address, SOON).toBe(right);
    await expect.poll(isShown, SOON).toBe(true);
  });

  test(`of ${ROUNDS} random ones none breaks the page, and each becomes the one that is shared`, async () => {
    const random = new Random(20261123);
    let narrowed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const typed = random.pick(PATHS) + randomQuery(random).replace(/^\??/, '?');
      await go(typed);
      await expect.poll(address, { message: typed, timeout: 20_000 }).toMatch(CANONICAL);
      const right = await address();
      if (right.includes('?')) narrowed += 1;
      await expect.poll(isShown, { message: typed, timeout: 20_000 }).toBe(true);
      expect({ typed, broken }).toEqual({ typed, broken: [] });
      await go(right);
      expect(await address(), typed).toBe(right);
    }
    // Otherwise only nonsense was tried.
    expect(narrowed).toBeGreaterThan(ROUNDS / 5);
    await page.goto(inbox.origin);
    await page.locator('[data-conversation] a').nth(3).waitFor();
  }, 600_000);
});
