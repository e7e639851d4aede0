import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { inboxSuite, SOON } from '../src/inbox-suite.ts';
import { violations } from '../src/violations.ts';

describe.skipIf(!chromiumPath)('what others change', () => {
  const inbox = inboxSuite();
  let page: Page;
  let context: BrowserContext;

  beforeEach(async () => {
    ({ page, context } = await inbox.visit());
    await following();
  });
  afterEach(() => context.close());

  /** The page says nothing while it follows, so that the request is what can be waited for. */
  async function following(): Promise<void> {
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('follow-while-seen')),
    );
    await page.waitForTimeout(300);
  }

  const row = (id: string) => page.locator(`[data-conversation="${id}"]`);
  const idOf = async (index: number) =>
    (await page.getByRole('grid').getByRole('row').nth(index).getAttribute('data-conversation')) ?? '';
  const focusedRow = () => page.evaluate(() => document.activeElement?.getAttribute('data-conversation'));
  const topOf = async (id: string) => (await row(id).boundingBox())?.y ?? Number.NaN;

  async function changeElsewhere(input: Record<string, unknown>): Promise<void> {
    const { data } = await graphql(
      inbox.origin,
      `mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }`,
      { input },
      'demo-2',
    );
    expect(data.updateConversation.__typename).toBe('UpdateConversationSuccess');
  }
  async function statusOf(id: string): Promise<string> {
    const { data } = await graphql(inbox.origin, 'query ($id: ID!) { conversation(id: $id) { status } }', {
      id,
    });
    return data.conversation.status;
  }
  async function moveElsewhere(id: string): Promise<string> {
    const status = (await statusOf(id)) === 'DONE' ? 'TO_DO' : 'DONE';
    await changeElsewhere({ id, status });
    return status === 'DONE' ? 'Done' : 'To do';
  }

  test('is seen in the row and in the counts, and moves neither the focus nor the rows', async () => {
    const [focused, changed] = [await idOf(2), await idOf(4)];
    await row(focused).focus();
    const [before, counts] = [
      await topOf(focused),
      await page.getByRole('navigation', { name: 'Status' }).textContent(),
    ];
    const words = await moveElsewhere(changed);
    await expect.poll(() => row(changed).textContent(), SOON).toContain(words);
    await expect
      .poll(() => page.getByRole('navigation', { name: 'Status' }).textContent(), SOON)
      .not.toBe(counts);
    expect(await focusedRow()).toBe(focused);
    expect(await topOf(focused)).toBe(before);
  });

  test('keeps the rows on screen where they are when some above them leave', async () => {
    await page.goto(`${inbox.origin}/?status=to-do`);
    await page.getByRole('grid').getByRole('row').nth(3).waitFor();
    await following();
    const leaving = [await idOf(0), await idOf(1)];
    await row(await idOf(0)).focus();
    for (let step = 0; step < 12; step++) await page.keyboard.press('j');
    const focused = (await focusedRow()) ?? '';
    await page.waitForTimeout(100);
    const before = await topOf(focused);
    const rows = () => page.getByRole('grid').getAttribute('aria-rowcount');
    const count = Number(await rows());
    for (const id of leaving) await changeElsewhere({ id, status: 'DONE' });
    await expect.poll(async () => Number(await rows()), SOON).toBe(count - leaving.length);
    await page.waitForTimeout(200);
    expect(await focusedRow()).toBe(focused);
    expect(Math.abs((await topOf(focused)) - before)).toBeLessThan(2);
  });

  test('while the page was offline is caught up with, and offline is said', async () => {
    const id = await idOf(1);
    await context.setOffline(true);
    await page.getByText(/you are offline/i).waitFor();
    expect(await violations(page)).toEqual([]);
    const words = await moveElsewhere(id);
    await context.setOffline(false);
    await expect.poll(() => row(id).textContent(), SOON).toContain(words);
    await expect.poll(() => page.getByText(/you are offline/i).count()).toBe(0);
  });

  test('while the stream was broken is caught up with, and reconnecting is said', async () => {
    await context.close();
    let isBroken = true;
    ({ page, context } = await inbox.visit({
      async prepare(context) {
        await context.route('**/graphql', async (route) => {
          const isStream = route.request().postData()?.includes('ConversationChanged');
          if (isStream && isBroken) await route.abort('connectionreset');
          else await route.continue();
        });
      },
    }));
    await page.getByText(/reconnecting/i).waitFor();
    expect(await violations(page)).toEqual([]);
    const id = await idOf(1);
    const words = await moveElsewhere(id);
    isBroken = false;
    await expect.poll(() => row(id).textContent(), { timeout: 30_000 }).toContain(words);
    await expect.poll(() => page.getByText(/reconnecting/i).count()).toBe(0);
  });
});
