import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { inboxSuite, SOON } from '../src/inbox-suite.ts';

describe.skipIf(!chromiumPath)('what is asked for without a connection', () => {
  const inbox = inboxSuite();
  let context: BrowserContext;
  let page: Page;
  let id: string;

  beforeEach(async () => {
    ({ page, context } = await inbox.visit({ path: '/?status=to-do' }));
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
    const { data } = await graphql(inbox.origin, 'query ($id: ID!) { conversation(id: $id) { status } }', {
      id: conversation,
    });
    return data.conversation.status;
  }
  const byOther = (status: string) =>
    graphql(
      inbox.origin,
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
    await later.goto(inbox.origin);
    await later.getByRole('button', { name: 'Ana Lindner' }).click();
    await expect.poll(() => statusOf(id), SOON).toBe('DONE');
  });

  test('is shown in another tab too, and saved as soon as the connection is back', async () => {
    const other = await context.newPage();
    await other.goto(`${inbox.origin}/?status=to-do`);
    await other.getByRole('button', { name: 'Ana Lindner' }).click();
    await other.locator(`[data-conversation="${id}"]`).getByText('To do').waitFor();

    await context.setOffline(true);
    await page.keyboard.press('3');
    await other.locator(`[data-conversation="${id}"]`).getByText('Done').waitFor();
    await notSaved(other).waitFor();
    expect(await statusOf(id)).toBe('TO_DO');
    await context.setOffline(false);
    await expect.poll(() => statusOf(id), SOON).toBe('DONE');
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
    await expect.poll(() => statusOf(id), SOON).toBe(status);
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
    await expect.poll(() => held.length, SOON).toBe(2);
    await page.locator(`[data-conversation="${id}"]`).press('2');
    await page.getByText(/It is now Done.*You asked for: In progress/).waitFor();
    await page.keyboard.press('m');
    await expect.poll(() => statusOf(id), SOON).toBe('IN_PROGRESS');
    expect(await Promise.all(held.map(statusOf))).toEqual(['TO_DO', 'TO_DO']);
    release();
    for (const other of held) await expect.poll(() => statusOf(other), SOON).toBe('DONE');
  });
});
