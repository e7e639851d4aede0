import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chromiumPath, openBrowser } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { visitInbox } from '../src/inbox-visit.ts';
import { type Parley, startParley } from '../src/parley.ts';

/** How long the product may take until a change is stored; the figure bounds a hung run only. */
const stores = { timeout: 15_000 };

describe.skipIf(!chromiumPath)('what is asked for without a connection', () => {
  let parley: Parley;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let id: string;

  beforeAll(async () => {
    parley = await startParley();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await parley.kill();
  });
  beforeEach(async () => {
    ({ page, context } = await visitInbox(browser, parley.origin, { path: '/?status=to-do' }));
    id = await choose(page);
  });
  afterEach(() => context.close());

  /** A row that has been loaded: no other can be changed. */
  async function rowOf(of: Page, at = 1): Promise<Locator> {
    const row = of.getByRole('grid').getByRole('row').nth(at);
    await row.getByText('To do').waitFor();
    return row;
  }
  async function choose(of: Page): Promise<string> {
    const row = await rowOf(of);
    await row.focus();
    return (await row.getAttribute('data-conversation')) ?? '';
  }
  async function statusOf(conversation: string): Promise<string> {
    const { data } = await graphql(parley.origin, 'query ($id: ID!) { conversation(id: $id) { status } }', {
      id: conversation,
    });
    return data.conversation.status;
  }
  const byOther = (status: string) =>
    graphql(
      parley.origin,
      'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }',
      { input: { id, status } },
      'demo-2',
    );
  const notSaved = (of: Page) => of.getByRole('button', { name: /not yet saved/ });

  test('is kept when the page is closed, and saved when the same person comes back', async () => {
    await context.setOffline(true);
    await page.keyboard.press('3');
    await notSaved(page).waitFor();
    expect(await statusOf(id)).toBe('TO_DO');
    await page.close();
    await context.setOffline(false);

    const later = await context.newPage();
    await later.goto(parley.origin);
    await later.getByRole('button', { name: 'Ana Lindner' }).click();
    await expect.poll(() => statusOf(id), stores).toBe('DONE');
  });

  test('is shown in another tab too, and saved as soon as the connection is back', async () => {
    const other = await context.newPage();
    await other.goto(`${parley.origin}/?status=to-do`);
    await other.getByRole('button', { name: 'Ana Lindner' }).click();
    await other.locator(`[data-conversation="${id}"]`).getByText('To do').waitFor();

    await context.setOffline(true);
    await page.keyboard.press('3');
    await other.locator(`[data-conversation="${id}"]`).getByText('Done').waitFor();
    await notSaved(other).waitFor();
    expect(await statusOf(id)).toBe('TO_DO');
    await context.setOffline(false);
    await expect.poll(() => statusOf(id), stores).toBe('DONE');
    await notSaved(other).waitFor({ state: 'detached' });
    await notSaved(page).waitFor({ state: 'detached' });
  });

  test('is warned about before signing out, and gone after it', async () => {
    await context.setOffline(true);
    await page.keyboard.press('3');
    await notSaved(page).waitFor();
    const asked: string[] = [];
    page.once('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(asked).toEqual([expect.stringMatching(/One change is not saved yet and will be lost/)]);
    expect(await notSaved(page).isVisible()).toBe(true);

    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Access token').waitFor();
    const kept = await page.evaluate(async () => {
      const found: unknown[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
        });
        for (const store of database.objectStoreNames) {
          const request = database.transaction(store).objectStore(store).getAll();
          await new Promise((resolve) => (request.onsuccess = resolve));
          found.push(...request.result);
        }
        database.close();
      }
      return found;
    });
    expect(kept).toEqual([]);
    await context.setOffline(false);
    expect(await statusOf(id)).toBe('TO_DO');
  });

  test.each([
    ['m', 'IN_PROGRESS'],
    ['t', 'DONE'],
  ])('ends in a conflict that the key %s resolves', async (key, status) => {
    await context.setOffline(true);
    await page.keyboard.press('2');
    await notSaved(page).waitFor();
    await byOther('DONE');
    await context.setOffline(false);
    const conflict = page.getByText('Somebody else was faster');
    await conflict.waitFor();
    await page.getByText(/It is now Done.*You asked for: In progress/).waitFor();
    await page.keyboard.press(key);
    await conflict.waitFor({ state: 'detached' });
    await expect.poll(() => statusOf(id), stores).toBe(status);
  });

  test('ends in a conflict that is shown and resolved while others have no answer yet', async () => {
    const held: string[] = [];
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let clashing = '';
    await page.route('**/graphql', async (route) => {
      const { operationName, variables } = route.request().postDataJSON();
      // Without the stream the page cannot know of a change before it asks.
      if (operationName === 'ConversationChanged') return route.abort('connectionreset');
      if (operationName === 'UpdateConversation' && variables.input.id !== clashing) {
        held.push(variables.input.id);
        await gate;
      }
      await route.continue();
    });
    await page.reload();
    id = await choose(page);
    clashing = id;
    await byOther('DONE');
    for (const at of [2, 3]) await (await rowOf(page, at)).press('3');
    await expect.poll(() => held.length, stores).toBe(2);
    await page.locator(`[data-conversation="${id}"]`).press('2');
    await page.getByText(/It is now Done.*You asked for: In progress/).waitFor();
    await page.keyboard.press('m');
    await expect.poll(() => statusOf(id), stores).toBe('IN_PROGRESS');
    expect(await Promise.all(held.map(statusOf))).toEqual(['TO_DO', 'TO_DO']);
    release();
    for (const other of held) await expect.poll(() => statusOf(other), stores).toBe('DONE');
  });
});
