import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { inboxSuite, SOON } from '../src/inbox-suite.ts';
import { layoutProblems } from '../src/layout-problems.ts';

describe.skipIf(!chromiumPath)('the inbox in unusual circumstances', () => {
  const inbox = inboxSuite({ DEMO_CONVERSATIONS: '300' });

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
    const { page, context } = await inbox.visit({ viewport: { width, height } });
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
    const { page, context } = await inbox.visit({
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
    const { page, context } = await inbox.visit({ path: '/?view=board', viewport });
    expect(await seenOf(page.locator('[data-conversation]').first())).toBeGreaterThan(0.95);
    await page.mouse.move(100, 200);
    await page.mouse.wheel(0, -5000);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await context.close();
  });

  test('with forced colours one sees whether the list or the board is on', async () => {
    const { page, context } = await inbox.visit();
    await page.emulateMedia({ forcedColors: 'active' });
    const outline = (name: string) =>
      page.getByRole('link', { name }).evaluate((link) => getComputedStyle(link).outlineStyle);
    expect([await outline('List'), await outline('Board')]).toEqual(['solid', 'none']);
    await context.close();
  });

  const HOUR = 3_600_000;
  const clockAhead = (by: number) =>
    `globalThis.Date = class extends Date {
      constructor(...of) { super(...(of.length === 0 ? [Date.now()] : of)); }
      static now() { return super.now() + ${by}; }
    };`;

  test.each([25 * HOUR, -25 * HOUR])(
    'on a computer whose clock is %d ms ahead an hour is an hour',
    async (by) => {
      const { page, context } = await inbox.visit({
        async prepare(opened) {
          await opened.addInitScript(clockAhead(by));
        },
      });
      const row = page.locator('[data-conversation]').first();
      const id = await row.getAttribute('data-conversation');
      const asked = Date.now();
      await row.locator('a').click();
      await page.getByRole('article').waitFor();
      await page.keyboard.press('s');
      await page.getByRole('button', { name: /^In an hour/ }).click();
      const snoozeUntil = async (): Promise<number> => {
        const { data } = await graphql(
          inbox.origin,
          'query ($id: ID!) { conversation(id: $id) { snoozeUntil } }',
          { id },
        );
        return Date.parse(data.conversation.snoozeUntil);
      };
      await expect.poll(snoozeUntil, SOON).toBeGreaterThan(asked);
      expect(Math.abs((await snoozeUntil()) - asked - HOUR)).toBeLessThan(10 * 60_000);
      await context.close();
    },
  );

  test('a Russian keyboard moves and selects, an Enter of an input method opens nothing', async () => {
    const { page, context } = await inbox.visit();
    const press = (init: { key: string; code: string; keyCode?: number; isComposing?: boolean }) =>
      page.evaluate(
        (options) =>
          document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...options }),
          ),
        init,
      );
    await press({ key: 'о', code: 'KeyJ' });
    await press({ key: 'о', code: 'KeyJ' });
    await press({ key: 'ч', code: 'KeyX' });
    await expect.poll(() => page.getByRole('row', { selected: true }).count(), SOON).toBe(1);
    await press({ key: 'Enter', code: 'Enter', keyCode: 229 });
    await press({ key: 'Enter', code: 'Enter', isComposing: true });
    expect(new URL(page.url()).pathname).toBe('/');
    await press({ key: 'Enter', code: 'Enter' });
    await expect.poll(() => new URL(page.url()).pathname, SOON).toMatch(/^\/c\//);
    await context.close();
  });

  test('a file whose name is turned round is shown and saved with its ending', async () => {
    const { page, context } = await inbox.visit();
    const file = { __typename: 'DocumentMessageContent', type: 'document', caption: null, hasFile: true };
    const contents = [{ ...file, filename: 'Rechnung\u202Efdp.exe', name: null, mimeType: null, size: 9 }];
    await page.route('**/graphql', async (route) => {
      if (route.request().postDataJSON()?.operationName !== 'Conversation') return route.fallback();
      const response = await route.fetch();
      const json = await response.json();
      Object.assign(json.data.conversation.latestMessage, { contents });
      return route.fulfill({ response, json });
    });
    await page.route('**/media/**', (route) => route.fulfill({ body: 'a file' }));
    await page.locator('[data-conversation] a').first().click();
    await page.getByRole('article').getByText('Rechnungfdp.exe').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download document' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Rechnungfdp.exe');
    await context.close();
  });

  test.each(['/', '/?view=board'])('at %s the open conversation stays in sight', async (path) => {
    const { page, context } = await inbox.visit({ path });
    await page.locator('[data-conversation] a').first().click();
    await page.locator('[data-panel] h2:focus').waitFor();
    const row = page.locator('[data-conversation][aria-current="true"]');
    for (let moves = 0; moves < 20; moves += 1) {
      const before = page.url();
      await page.keyboard.press('j');
      await expect.poll(() => page.url(), SOON).not.toBe(before);
      await page.locator('[data-panel] h2:focus').waitFor();
    }
    const inSight = () =>
      row.evaluate((element) => {
        const { left, top, height } = element.getBoundingClientRect();
        const hit = document.elementFromPoint(left + 20, top + height / 2);
        return hit !== null && element.contains(hit);
      });
    await expect.poll(inSight, SOON).toBe(true);
    await page.reload();
    await row.waitFor();
    await expect.poll(inSight, SOON).toBe(true);
    await context.close();
  });

  test('after signing in the arrow keys are the list’s, and one notice passes at a time', async () => {
    const { page, context } = await inbox.visit({ path: '/?status=to-do' });
    await page.keyboard.press('ArrowDown');
    const focused = page.locator('[data-conversation]:focus');
    await expect.poll(() => focused.getAttribute('aria-rowindex'), SOON).toBe('2');
    const notices = page.getByRole('region', { name: 'Notifications' });
    for (const _ of 'abcde') {
      await page.keyboard.press('3');
      await page.keyboard.press('ArrowDown');
    }
    const undo = notices.getByRole('button', { name: 'Undo' });
    await undo.first().waitFor();
    const counts: number[] = [];
    while (counts.length < 20 && (await undo.count()) > 0) counts.push(await undo.count());
    expect(Math.max(...counts)).toBe(1);
    await page.keyboard.press('z');
    await notices.getByText('Undone').waitFor();
    await context.close();
  });

  test('all that is listed is selected, and said, and changed', async () => {
    const { page, context } = await inbox.visit();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const bar = page.getByRole('region', { name: 'Change what is selected' });
    await bar.getByRole('button', { name: 'Select all' }).click();
    await bar.getByText('300 selected').waitFor();
    await bar.getByText(/of 300\)/).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.keyboard.press('a');
    const options = page.getByRole('dialog').getByRole('option');
    expect((await options.allTextContents()).slice(0, 2).map((text) => text.split(' also')[0])).toEqual([
      'Assign to Ana Lindner',
      'Unassign',
    ]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await page.getByRole('dialog').getByLabel('Exact time').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /^Done/ }).click();
    await bar.waitFor({ state: 'detached' });
    await context.close();
  });

  test('the choices of a snooze close by Escape or a press beside them, and nothing else does', async () => {
    const { page, context } = await inbox.visit();
    await page.locator('[data-conversation] a').first().click();
    await page.getByRole('article').waitFor();
    const choices = page.getByRole('group', { name: 'Snooze until' });
    const path = new URL(page.url()).pathname;
    await page.keyboard.press('s');
    await choices.waitFor();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).not.toMatch(/^In an hour/);
    await page.getByRole('combobox', { name: 'Assignee' }).focus();
    await page.keyboard.press('Escape');
    await choices.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe(path);
    await page.keyboard.press('s');
    await choices.waitFor();
    await page.getByRole('article').click();
    await choices.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe(path);
    await context.close();
  });

  test('a conversation is printed whole, without what can only be pressed', async () => {
    const { page, context } = await inbox.visit({
      viewport: { width: 1280, height: 500 },
    });
    await page.locator('[data-conversation] a').first().click();
    await page.getByRole('article').waitFor();
    await page.emulateMedia({ media: 'print' });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('[data-panel], [data-panel] *')]
        .filter((element) => getComputedStyle(element).overflowY !== 'visible')
        .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
        .map(({ className }) => className),
    );
    expect(cut).toEqual([]);
    expect(await page.locator('button:visible, [data-conversation]:visible').count()).toBe(0);
    expect(await page.locator('[data-panel] h3:visible').count()).toBeGreaterThan(3);
    await context.close();
  });
});
