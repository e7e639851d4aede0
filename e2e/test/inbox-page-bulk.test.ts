import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { inboxSuite, SOON } from '../src/inbox-suite.ts';
import { violations } from '../src/violations.ts';

describe.skipIf(!chromiumPath)('several conversations at once', () => {
  const inbox = inboxSuite();
  let context: BrowserContext;
  let page: Page;

  beforeEach(async () => {
    ({ page, context } = await inbox.visit({ path: '/?status=to-do' }));
    await rows().nth(3).getByText('To do').waitFor();
  });
  afterEach(() => context.close());

  const rows = () => page.getByRole('grid').getByRole('row');
  const notice = (text: string | RegExp) =>
    page.getByRole('region', { name: 'Notifications' }).getByText(text);
  const selected = () => new URL(page.url()).searchParams.get('selected')?.split('.') ?? [];

  async function selectThree(): Promise<string[]> {
    await rows().nth(0).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('3 selected').waitFor();
    await expect.poll(selected).toHaveLength(3);
    return selected();
  }
  async function statusesOf(ids: readonly string[]): Promise<string[]> {
    const { data } = await graphql(
      inbox.origin,
      'query ($ids: [ID!]!) { conversationsByIds(ids: $ids) { status } }',
      { ids },
    );
    return data.conversationsByIds.map(({ status }: { status: string }) => status);
  }
  const byOther = (id: string, status: string) =>
    graphql(
      inbox.origin,
      'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }',
      { input: { id, status } },
      'demo-2',
    );

  test('are chosen by key and by mouse, kept in the address, and let go by Escape', async () => {
    const ids = await selectThree();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await page.getByText('3 selected').waitFor();
    expect(selected()).toEqual(ids);
    await rows().nth(1).hover();
    await rows().nth(1).getByRole('checkbox').click();
    await page.getByText('2 selected').waitFor();
    await rows()
      .nth(5)
      .click({ modifiers: ['Shift'] });
    await page.getByText('6 selected').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(selected).toEqual([]);
    expect(await page.getByText(/\d selected/).count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/');
  });

  test('are changed by one key, told once, and taken back by one key, also after a reload', async () => {
    const ids = await selectThree();
    expect(await page.getByText(/Start also assigns it to you \(\d of 3\)/).count()).toBe(1);
    await page.keyboard.press('3');
    await notice('3 conversations').waitFor();
    await expect.poll(() => statusesOf(ids), SOON).toEqual(['DONE', 'DONE', 'DONE']);
    await expect.poll(selected).toEqual([]);
    await page.reload();
    await rows().nth(3).getByText('To do').waitFor();
    await page.keyboard.press('z');
    await expect.poll(() => statusesOf(ids), SOON).toEqual(['TO_DO', 'TO_DO', 'TO_DO']);
    await notice('Undone').waitFor();
  });

  test('are told one by one where somebody else was faster, and decided one by one', async () => {
    // Without the stream the page cannot know of it before it asks.
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('ConversationChanged')) await route.abort('connectionreset');
      else await route.continue();
    });
    await page.reload();
    await rows().nth(3).getByText('To do').waitFor();
    const ids = await selectThree();
    const [mine = '', theirs = '', untouched = ''] = ids;
    await byOther(mine, 'IN_PROGRESS');
    await byOther(theirs, 'IN_PROGRESS');
    await page.keyboard.press('3');
    await notice('1 of 3 conversations').waitFor();
    await notice('2 were changed by somebody else.').waitFor();
    expect(await statusesOf([untouched, mine])).toEqual(['DONE', 'IN_PROGRESS']);

    await page.keyboard.press('r');
    const results = page.getByRole('dialog', { name: 'What was not saved' });
    await results
      .getByText(/It is now In progress.*You asked for: Done/)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await results
      .getByRole('button', { name: /Apply mine anyway/ })
      .first()
      .click();
    await expect.poll(() => statusesOf([mine]), SOON).toEqual(['DONE']);
    await results.getByRole('button', { name: /Keep theirs/ }).click();
    await results.waitFor({ state: 'detached' });
    await notice('2 of 3 conversations').waitFor();
    expect(await statusesOf([theirs])).toEqual(['IN_PROGRESS']);

    await page.keyboard.press('z');
    await expect.poll(() => statusesOf(ids), SOON).toEqual(['IN_PROGRESS', 'IN_PROGRESS', 'TO_DO']);
  });
});
