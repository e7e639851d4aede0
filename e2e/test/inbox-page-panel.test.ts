import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { inboxSuite, SOON } from '../src/inbox-suite.ts';
import { violations } from '../src/violations.ts';

describe.skipIf(!chromiumPath)('the panel', () => {
  const inbox = inboxSuite();
  let page: Page;
  let context: BrowserContext;
  let id: string;

  beforeAll(async () => {
    ({ page, context } = await inbox.visit({ path: '/?status=to-do&assignee=none' }));
    const row = page.getByRole('grid').getByRole('row').nth(2);
    id = (await row.getAttribute('data-conversation')) ?? '';
    await row.click();
    await panel().getByText('Reply window', { exact: true }).waitFor();
  });

  const panel = () => page.getByRole('region', { name: 'Conversation', exact: true });
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  async function snoozeUntil(): Promise<string | null> {
    const { data } = await graphql(
      inbox.origin,
      'query ($id: ID!) { conversation(id: $id) { snoozeUntil } }',
      { id },
    );
    return data.conversation.snoozeUntil;
  }

  test('snoozes by key until a usual time, and wakes', async () => {
    await page.keyboard.press('s');
    const choices = page.getByRole('group', { name: 'Snooze until' });
    await choices.waitFor();
    expect(await violations(page)).toEqual([]);
    await choices.getByRole('button', { name: /^Tomorrow/ }).click();
    await expect.poll(snoozeUntil, SOON).not.toBeNull();
    const until = new Date((await snoozeUntil()) ?? '');
    expect([until.getUTCMinutes(), until.getTime() > Date.now()]).toEqual([0, true]);
    expect(await focused()).toMatch(/^Snoozed/);
    expect(await violations(page)).toEqual([]);

    await panel().getByRole('button', { name: 'Wake' }).click();
    await expect.poll(snoozeUntil, SOON).toBeNull();
    expect(await focused()).toMatch(/^Snooze/);
  });

  test('snoozes until an exact time, but not until one that is over', async () => {
    await panel().getByRole('button', { name: 'Snooze', exact: false }).first().click();
    const choices = page.getByRole('group', { name: 'Snooze until' });
    await choices.getByLabel('Exact time').fill('2020-01-01T09:00');
    await choices.getByRole('button', { name: 'Snooze', exact: true }).click();
    await choices
      .getByRole('alert')
      .getByText(/still to come/)
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await choices.getByLabel('Exact time').fill('2031-05-06T09:45');
    await choices.getByRole('button', { name: 'Snooze', exact: true }).click();
    const there = await page.evaluate(() => new Date('2031-05-06T09:45').toISOString());
    await expect.poll(async () => Date.parse((await snoozeUntil()) ?? ''), SOON).toBe(Date.parse(there));
  });

  test('says before the click what else a change does', async () => {
    await panel()
      .getByText(/Start also assigns it to you/)
      .waitFor();
    await panel().getByRole('button', { name: 'Done' }).click();
    await panel().getByRole('button', { name: 'Snooze', exact: false }).first().click();
    await panel()
      .getByRole('button', { name: /^Tomorrow .* also sets it to to do$/ })
      .waitFor();
    await page.keyboard.press('Escape');
    expect(await focused()).toMatch(/^Snooze/);
  });

  test('tells who changed what and why, page after page, and goes along', async () => {
    for (let turn = 0; turn < 12; turn++) {
      const input = { id, status: turn % 2 === 0 ? 'TO_DO' : 'DONE', userId: String(2 + (turn % 2)) };
      await graphql(
        inbox.origin,
        'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }',
        { input },
        'demo-2',
      );
    }
    await panel().getByRole('button', { name: 'Show what changed' }).click();
    const entries = panel().getByRole('listitem').filter({ hasText: '→' });
    await expect.poll(() => entries.count(), SOON).toBe(20);
    expect(await violations(page)).toEqual([]);
    await panel().getByRole('button', { name: 'Show older changes' }).click();
    await expect.poll(() => entries.count(), SOON).toBeGreaterThan(24);
    await panel().getByText('Status: To do → Done').first().waitFor();

    await page.keyboard.press('2');
    await expect.poll(() => entries.first().textContent(), SOON).toMatch(/Status: .* → In progress/);
  });

  test('shows a new message of the customer without being asked', async () => {
    const text = `Noch eine Frage ${id}`;
    const response = await fetch(`${inbox.apiUrl}/demo/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer demo-1', 'content-type': 'application/json' },
      body: JSON.stringify({ conversation_id: Number(id), text }),
    });
    expect(response.ok).toBe(true);
    await panel().locator('article').getByText(text).waitFor();
  });

  test('keeps what it shows when it cannot be read again', async () => {
    await context.route('**/graphql', (route) => route.abort('connectionreset'));
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByText(/not up to date|reconnecting/i).waitFor();
    expect(await panel().locator('article').count()).toBe(1);
    expect(await page.getByRole('grid').getByRole('row').count()).toBeGreaterThan(3);
    expect(await violations(page)).toEqual([]);
    await context.unroute('**/graphql');
  });
});
