import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { inboxSuite, SOON } from '../src/inbox-suite.ts';
import { violations } from '../src/violations.ts';

describe.skipIf(!chromiumPath)('the inbox', () => {
  const inbox = inboxSuite();
  let page: Page;

  beforeAll(async () => {
    const context = await inbox.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
  });

  const panel = () => page.getByRole('region', { name: 'Conversation', exact: true });
  const status = (name: string) => panel().getByRole('button', { name, exact: false });

  async function stored(): Promise<{ status: string; user: { name: string } | null }> {
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const { data } = await graphql(
      inbox.origin,
      'query ($id: ID!) { conversation(id: $id) { status user { name } } }',
      { id },
    );
    return data.conversation;
  }

  test('a wrong token is said in words', async () => {
    await page.goto(inbox.origin);
    await page.getByLabel(/token/i).fill('wrong');
    await page.getByRole('button', { name: /sign in/i }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(/token/i);
    expect(await violations(page)).toEqual([]);
  });

  test('a demo user signs in and sees conversations', async () => {
    const { data } = await graphql(inbox.origin, '{ demoUsers { name token } }', {}, null);
    const first = data.demoUsers.find((user: { token: string }) => user.token === 'demo-1');
    await page.getByRole('button', { name: first.name }).click();
    const grid = page.getByRole('grid', { name: 'Conversations' });
    await grid.getByRole('row').nth(3).waitFor();
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(10);
    expect(await violations(page)).toEqual([]);
  });

  test('a status changes by button and is kept over a reload', async () => {
    await page.getByRole('link', { name: /^To do/ }).click();
    await page.getByRole('grid', { name: 'Conversations' }).getByRole('row').nth(1).click();
    await panel().waitFor();
    expect(await violations(page)).toEqual([]);
    await status('Start').click();
    await expect.poll(async () => (await stored()).status, SOON).toBe('IN_PROGRESS');
    await page.reload();
    await status('Done').waitFor();
    expect((await stored()).status).toBe('IN_PROGRESS');
  });

  test('a status changes by keyboard', async () => {
    await page.keyboard.press('3');
    await expect.poll(async () => (await stored()).status, SOON).toBe('DONE');
    await page.keyboard.press('z');
    await expect.poll(async () => (await stored()).status, SOON).toBe('IN_PROGRESS');
  });

  test('a user is assigned and unassigned, and it is kept', async () => {
    const { data } = await graphql(inbox.origin, '{ users { id name } }');
    const other = data.users[2].name;
    await panel().getByRole('combobox', { name: 'Assignee' }).click();
    await page.getByRole('listbox').getByRole('option', { name: other }).click();
    await expect.poll(async () => (await stored()).user?.name, SOON).toBe(other);

    await page.reload();
    await panel().getByRole('combobox', { name: 'Assignee' }).click();
    await page.getByRole('listbox').getByRole('option', { name: 'Unassigned' }).click();
    await expect.poll(async () => (await stored()).user, SOON).toBeNull();
    await page.reload();
    await panel().waitFor();
    expect((await stored()).user).toBeNull();
  });

  test('a change by somebody else meanwhile is shown as a conflict with both values', async () => {
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    // Without the stream the page cannot know of it before it asks.
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('ConversationChanged')) await route.abort('connectionreset');
      else await route.continue();
    });
    await page.reload();
    await status('Done').waitFor();
    const input = { id, status: (await stored()).status === 'DONE' ? 'TO_DO' : 'DONE' };
    await graphql(
      inbox.origin,
      `mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }`,
      { input },
      'demo-2',
    );
    await page.keyboard.press('2');
    await page
      .getByText(/changed|meanwhile|somebody|someone/i)
      .first()
      .waitFor();
    expect((await stored()).status).toBe(input.status);
  });
});
