import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { inboxSuite, SOON } from '../src/inbox-suite.ts';

/** Nothing on the page can be pressed by anything but a key. */
const NO_POINTER = `addEventListener('DOMContentLoaded', () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { pointer-events: none !important; }');
  document.adoptedStyleSheets = [sheet];
});`;

describe.skipIf(!chromiumPath)('by keyboard only', () => {
  const inbox = inboxSuite();
  let context: BrowserContext;
  let page: Page;
  let id = '';

  beforeAll(async () => {
    context = await inbox.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    await context.addInitScript(NO_POINTER);
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
  });

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  const rows = () => page.getByRole('grid').getByRole('row');
  const notices = () => page.getByRole('region', { name: 'Notifications' });
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  /** Tab by Tab, as somebody does who looks for a control. */
  async function tabTo(name: string | RegExp): Promise<void> {
    for (let steps = 0; steps < 60; steps += 1) {
      const label = await page.evaluate(() => {
        const { activeElement: element } = document;
        if (element === document.body) return '';
        if (element?.hasAttribute('data-conversation')) return 'a conversation';
        const label = element?.closest('label') ?? (element as HTMLInputElement | null)?.labels?.[0];
        return element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? '';
      });
      if (typeof name === 'string' ? label.includes(name) : name.test(label)) return;
      await press('Tab');
    }
    throw new Error(`Tab does not come by ${name}`);
  }
  async function stored(of = id) {
    const { data } = await graphql(
      inbox.origin,
      'query ($id: ID!) { conversation(id: $id) { status user { id name } snoozeUntil customer { name } } }',
      { id: of },
    );
    return data.conversation;
  }
  const statusIs = (status: string) => expect.poll(async () => (await stored()).status, SOON).toBe(status);
  const userIs = (name: string | null) =>
    expect.poll(async () => (await stored()).user?.name ?? null, SOON).toBe(name);
  const byOther = (status: string) =>
    graphql(
      inbox.origin,
      'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }',
      { input: { id, status } },
      'demo-2',
    );

  test('a person signs in', async () => {
    await page.goto(inbox.origin);
    await page.getByRole('button', { name: 'Ana Lindner' }).waitFor();
    await tabTo('Ana Lindner');
    await press('Enter');
    await rows().nth(3).waitFor();
  });

  test('finds a conversation, filters the list, opens and reads it', async () => {
    await press('/');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Search conversations');
    await type('a');
    await expect.poll(() => new URL(page.url()).search).toBe('?q=a');
    await press('Control+a', 'Delete');
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await tabTo(/^To do/);
    await press('Enter');
    await expect.poll(() => new URL(page.url()).search).toBe('?status=to-do');
    await tabTo('Assigned to');
    await press('ArrowDown', 'ArrowDown');
    await expect.poll(() => new URL(page.url()).search).toBe('?status=to-do&assignee=none');
    await rows().nth(3).getByText('To do').waitFor();
    await tabTo('a conversation');
    await press('j', 'j');
    await expect.poll(focused).toContain('To do');
    id = (await page.evaluate(() => document.activeElement?.getAttribute('data-conversation'))) ?? '';
    const { customer } = await stored();
    await press('Enter');
    await expect.poll(focused).toBe(customer.name);
    expect(new URL(page.url()).pathname).toBe(`/c/${id}`);
  });

  test('changes its status, and takes that back', async () => {
    await press('2');
    await statusIs('IN_PROGRESS');
    await press('3');
    await statusIs('DONE');
    await press('1');
    await statusIs('TO_DO');
    await press('z');
    await statusIs('DONE');
    await press('z');
    await statusIs('IN_PROGRESS');
    await press('z');
    await statusIs('TO_DO');
    await userIs(null);
  });

  test('assigns it by name, to themself, and to nobody', async () => {
    const { data } = await graphql(inbox.origin, '{ users { name } }');
    const other = data.users[2].name;
    await press('a');
    await page.getByRole('listbox').waitFor();
    await type(other.slice(0, 5));
    await press('Enter');
    await userIs(other);
    await press('i');
    await userIs('Ana Lindner');
    await press('u');
    await userIs(null);
  });

  test('snoozes it until a usual and until an exact time', async () => {
    await press('s');
    await expect.poll(focused).toContain('In an hour');
    await press('Tab', 'Enter');
    await expect.poll(async () => (await stored()).snoozeUntil, SOON).not.toBeNull();
    await tabTo('Wake');
    await press('Enter');
    await expect.poll(async () => (await stored()).snoozeUntil, SOON).toBeNull();
    await press('s');
    await tabTo('Exact time');
    // Day and month in whichever order, the year, which could have more digits, and the time.
    await type('12122030');
    await press('ArrowRight');
    await type('0915');
    await press('Enter');
    await expect.poll(async () => String((await stored()).snoozeUntil), SOON).toMatch(/^2030-12-12T/);
    await press('z');
    await expect.poll(async () => (await stored()).snoozeUntil, SOON).toBeNull();
  });

  test.each([
    ['m', 'IN_PROGRESS'],
    ['t', 'DONE'],
  ])('decides a conflict by %s', async (key, status) => {
    await context.setOffline(true);
    await press('2');
    await page.getByRole('button', { name: /not yet saved/ }).waitFor();
    await byOther('DONE');
    await context.setOffline(false);
    await notices().getByText('Somebody else was faster').waitFor();
    await press(key);
    await statusIs(status);
    await byOther('TO_DO');
    await page
      .getByRole('region', { name: 'Conversation', exact: true })
      .getByText('To do')
      .first()
      .waitFor();
  });

  test('changes several at once, and takes that back', async () => {
    await press('Escape');
    await rows().nth(3).getByText('To do').waitFor();
    await press('x', 'Shift+J', 'Shift+J');
    await page.getByText('3 selected').waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('selected')?.split('.').length).toBe(3);
    const ids = new URL(page.url()).searchParams.get('selected')?.split('.') ?? [];
    await press('3');
    for (const one of ids) await expect.poll(async () => (await stored(one)).status, SOON).toBe('DONE');
    await press('z');
    for (const one of ids) await expect.poll(async () => (await stored(one)).status, SOON).toBe('TO_DO');
  });

  test('finds a command by typing, and learns its key', async () => {
    await press('x', 'Control+k');
    const menu = page.getByRole('dialog', { name: 'Commands' });
    await menu.waitFor();
    await type('start');
    const start = menu.getByRole('option', { selected: true });
    expect(await start.textContent()).toMatch(/^Start also assigns it to you.*2$/);
    await press('Enter');
    await menu.waitFor({ state: 'detached' });
    await notices().getByText('Started').waitFor();
    await press('z');
    await notices().getByText('Undone').first().waitFor();
    await press('Control+k');
    await type('show: done');
    await press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('status')).toBe('done');
  });

  test('switches single keys off, and Ctrl+K still works', async () => {
    await press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard' });
    await help.waitFor();
    await tabTo('Single letters');
    await press('Space', 'Escape');
    await help.waitFor({ state: 'detached' });
    await press('?', '/');
    expect(await help.count()).toBe(0);
    await press('Control+k');
    await type('single-key');
    await press('Enter');
    await press('?');
    await help.waitFor();
    await press('Escape');
  });

  test('signs out', async () => {
    await tabTo('Sign out');
    await press('Enter');
    await page.getByLabel('Access token').waitFor();
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).filter((name) => /undo|token/.test(name))),
    ).toEqual([]);
  });
});
