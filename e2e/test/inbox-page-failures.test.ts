import type { BrowserContext, Page, Route } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { inboxSuite, SOON } from '../src/inbox-suite.ts';

describe.skipIf(!chromiumPath)('what fails is told as what it is', () => {
  const inbox = inboxSuite();
  let context: BrowserContext;
  let page: Page;

  afterEach(() => context.close());

  async function visit(path: string, prepare?: (context: BrowserContext) => Promise<void>): Promise<void> {
    ({ page, context } = await inbox.visit({ path, ...(prepare && { prepare }) }));
    page.setDefaultTimeout(10_000);
  }
  /** Answers an operation of the page otherwise. */
  const answer = (operation: string, otherwise: (route: Route) => Promise<void>) =>
    page.route('**/graphql', (route) =>
      route.request().postDataJSON()?.operationName === operation ? otherwise(route) : route.fallback(),
    );
  const broken = (route: Route) => route.abort('connectionreset');
  const refuse =
    (status: number, code: string, more = {}) =>
    (route: Route) =>
      route.fulfill({ status, json: { errors: [{ message: 'No.', extensions: { code, ...more } }] } });
  async function choose(at = 1): Promise<string> {
    const row = page.getByRole('grid').getByRole('row').nth(at);
    await row.getByText('To do').waitFor();
    await row.focus();
    return (await row.getAttribute('data-conversation')) ?? '';
  }
  const statusOf = async (id: string): Promise<string> => {
    const { data } = await graphql(inbox.origin, 'query ($id: ID!) { conversation(id: $id) { status } }', {
      id,
    });
    return data.conversation.status;
  };

  test('without a list a change is told, and can be taken back', async () => {
    await visit('/?status=to-do');
    const id = await choose();
    await answer('ConversationIndex', broken);
    await page.goto(`${inbox.origin}/c/${id}`);
    await page
      .getByRole('region', { name: 'Conversation', exact: true })
      .getByRole('button')
      .first()
      .waitFor();
    await page.keyboard.press('3');
    await page.getByRole('button', { name: /^Undo/ }).waitFor();
    await expect.poll(() => statusOf(id), SOON).toBe('DONE');
    await page.keyboard.press('z');
    await expect.poll(() => statusOf(id), SOON).toBe('TO_DO');
  });

  test.each(['list', 'board'])(
    'a %s that could not be read shows nothing of another view',
    async (layout) => {
      await visit(`/?layout=${layout}`);
      for (const operation of ['ConversationIndex', 'BoardIndex']) await answer(operation, broken);
      await page.keyboard.press('/');
      await page.keyboard.type('engel');
      await page.getByText(/could not be loaded/).waitFor();
      expect(await page.locator('[data-conversation]').count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+a');
      await page.keyboard.press('3');
      expect(await page.getByText('selected').count()).toBe(0);
    },
  );

  test('without a connection the board leaves the list where it is, and comes once there is one', async () => {
    await visit('/?status=to-do', async (before) => {
      await before.route('**/assets/{board-view,assignee-picker,snooze-choices,help-dialog}-*.js', (route) =>
        route.abort('internetdisconnected'),
      );
    });
    const id = await choose();
    await page.keyboard.press('b');
    await page.getByText('The board has not loaded yet').waitFor();
    expect(await page.getByRole('grid').getByRole('row').count()).toBeGreaterThan(3);
    await page.keyboard.press('?');
    await page.getByText('This part could not be shown').waitFor();
    await page.locator(`[data-conversation="${id}"]`).focus();
    await page.keyboard.press('s');
    await page.getByText('Close and open them again').waitFor();
    await context.unroute('**/assets/{board-view,assignee-picker,snooze-choices,help-dialog}-*.js');
    await page.getByRole('group', { name: 'Snooze until' }).waitFor();
    await page.getByRole('region', { name: /^In progress/ }).waitFor({ state: 'attached' });
  });

  test('a limit of requests is waited for and said, and nothing is lost', async () => {
    await visit('/?status=to-do');
    const id = await choose();
    let times = 0;
    await answer('UpdateConversation', (route) =>
      times++ === 0
        ? refuse(429, 'RATE_LIMITED', { retryAfterSeconds: 4_000_000_000 })(route)
        : route.continue(),
    );
    await page.keyboard.press('3');
    await page.getByText(/Too many changes at once/).waitFor();
    await page.getByText(/Retrying in 600 seconds/).waitFor();
    await page.getByRole('button', { name: 'Retry' }).first().click();
    await expect.poll(() => statusOf(id), SOON).toBe('DONE');
  });

  test('what the gateway never takes is put aside, and the next change of the conversation goes on', async () => {
    await visit('/?status=to-do');
    const id = await choose();
    let times = 0;
    await answer('UpdateConversation', (route) =>
      times++ === 0 ? refuse(400, 'PERSISTED_QUERY_ONLY')(route) : route.continue(),
    );
    await page.keyboard.press('2');
    await page.getByText(/older than the server/).waitFor();
    await page.keyboard.press('3');
    await expect.poll(() => statusOf(id), SOON).toBe('DONE');
  });

  test('a proxy that knows nobody any more ends the session, and what was asked for is kept', async () => {
    await visit('/?status=to-do');
    const id = await choose();
    await answer('UpdateConversation', (route) => route.fulfill({ status: 401, body: '<h1>Sign in</h1>' }));
    await page.keyboard.press('3');
    await page.getByText(/Your session has ended. One change is/).waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Ana Lindner' }).click();
    await expect.poll(() => statusOf(id), SOON).toBe('DONE');
  });

  test('many changes without a connection wait for it, with nothing to retry', async () => {
    await visit('/?status=to-do');
    await choose();
    await context.setOffline(true);
    for (const key of ['x', 'j', 'x', '3']) await page.keyboard.press(key);
    await page.getByText('Waiting for the connection').first().waitFor();
    expect(await page.getByRole('button', { name: 'Retry' }).count()).toBe(0);
    await context.setOffline(false);
  });

  test('who signs out in one tab is signed out in the other, and told what that loses', async () => {
    await visit('/?status=to-do');
    const id = await choose();
    const other = await context.newPage();
    await other.goto(`${inbox.origin}/?status=to-do`);
    await other.getByRole('button', { name: 'Ana Lindner' }).click();
    await other.locator(`[data-conversation="${id}"]`).getByText('To do').waitFor();
    await context.setOffline(true);
    await page.keyboard.press('3');
    await other.locator(`[data-conversation="${id}"]`).getByText('Done').waitFor();
    other.once('dialog', (dialog) => void dialog.accept());
    await other.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText(/signed out in another tab. One change was not saved/).waitFor();
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(
      [],
    );
    await context.setOffline(false);
    expect(await statusOf(id)).toBe('TO_DO');
  });

  test('who signs out before the outbox has opened leaves nothing behind', async () => {
    await visit('/?status=to-do');
    const id = await choose();
    await context.setOffline(true);
    await page.keyboard.press('3');
    await page.getByRole('button', { name: /not yet saved/ }).waitFor();
    await page.close();
    await context.setOffline(false);
    await context.route('**/assets/connect-outbox*.js', broken);
    page = await context.newPage();
    await page.goto(inbox.origin);
    await page.getByRole('button', { name: 'Ana Lindner' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Access token').waitFor();
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(
      [],
    );
    expect(await statusOf(id)).toBe('TO_DO');
  });

  test('a language that cannot be loaded leaves no page empty', async () => {
    context = await inbox.newContext({ locale: 'de-DE' });
    let isLost = true;
    await context.route('**/assets/de-*.js', (route) => (isLost ? broken(route) : route.continue()));
    page = await context.newPage();
    await page.goto(inbox.origin);
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    isLost = false;
    await page.getByRole('button', { name: 'Anmelden', exact: true }).waitFor();
  });
});
