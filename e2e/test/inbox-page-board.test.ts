import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { inboxSuite, SOON } from '../src/inbox-suite.ts';
import { violations } from '../src/violations.ts';

describe.skipIf(!chromiumPath)('the board', () => {
  const inbox = inboxSuite();
  let page: Page;
  let context: BrowserContext;

  beforeEach(async () => {
    ({ page, context } = await inbox.visit({ path: '/?view=board' }));
  });
  afterEach(() => context.close());

  const column = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
  const cards = (name: string) => column(name).locator('[data-conversation]');
  const card = (id: string) => page.locator(`[data-conversation="${id}"]`);
  const idIn = async (name: string, index: number) =>
    (await cards(name).nth(index).getAttribute('data-conversation')) ?? '';
  const count = async (name: string) =>
    Number(
      /[\d,]+/.exec((await column(name).getByRole('heading').textContent()) ?? '')?.[0].replace(',', ''),
    );
  /** Where the focus is: the card's id and its column. */
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      const heading = activeElement?.closest('section')?.querySelector('h2')?.textContent ?? '';
      return [activeElement?.getAttribute('data-conversation'), heading.replace(/[\d,]+.*/, '').trim()];
    });

  async function stored(id: string): Promise<string> {
    const { data } = await graphql(inbox.origin, 'query ($id: ID!) { conversation(id: $id) { status } }', {
      id,
    });
    return data.conversation.status;
  }
  async function changeElsewhere(input: Record<string, unknown>): Promise<void> {
    const { data } = await graphql(
      inbox.origin,
      `mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }`,
      { input },
      'demo-2',
    );
    expect(data.updateConversation.__typename).toBe('UpdateConversationSuccess');
  }

  test('is one parameter away from the list, has every conversation once, and no violations', async () => {
    expect(await violations(page)).toEqual([]);
    const { data } = await graphql(
      inbox.origin,
      '{ conversationIndex { ids counts { toDo inProgress done } } }',
    );
    const { toDo, inProgress, done } = data.conversationIndex.counts;
    expect([await count('To do'), await count('In progress'), await count('Done')]).toEqual([
      toDo,
      inProgress,
      done,
    ]);
    expect(Number(await column('Done').getByRole('grid').getAttribute('aria-rowcount'))).toBe(done);

    await page.getByLabel('Assigned to').selectOption('none');
    await expect.poll(() => count('In progress'), SOON).toBe(0);
    await page.getByRole('link', { name: 'List' }).click();
    await page.getByRole('grid', { name: 'Conversations' }).waitFor();
    expect(new URL(page.url()).search).toBe('?assignee=none');
    await page.keyboard.press('b');
    await column('To do').waitFor();
    expect(new URL(page.url()).search).toBe('?view=board&assignee=none');
  });

  test('moves a card by its key: at once, said aloud, with the focus on it, and back by undo', async () => {
    const id = await idIn('To do', 1);
    const before = await count('Done');
    await card(id).focus();
    await page.keyboard.press('3');
    await expect.poll(focused, SOON).toEqual([id, 'Done']);
    expect(await count('Done')).toBe(before + 1);
    await page.getByText('Moved to Done.').waitFor({ state: 'attached' });
    await expect.poll(() => stored(id), SOON).toBe('DONE');
    await page.getByRole('button', { name: /^Undo/ }).waitFor();
    await page.keyboard.press('z');
    await expect.poll(focused, SOON).toEqual([id, 'To do']);
    expect(await idIn('To do', 1)).toBe(id);
    await expect.poll(() => stored(id), SOON).toBe('TO_DO');
    await expect.poll(focused, SOON).toEqual([id, 'To do']);
  });

  test('goes from card to card and from column to column by the arrows', async () => {
    const [first, second] = [await idIn('To do', 0), await idIn('To do', 1)];
    await card(first).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused, SOON).toEqual([second, 'To do']);
    await page.keyboard.press('ArrowRight');
    await expect.poll(focused, SOON).toEqual([await idIn('In progress', 1), 'In progress']);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('k');
    await expect.poll(focused, SOON).toEqual([await idIn('Done', 0), 'Done']);
    await page.keyboard.press('End');
    const rows = Number(await column('Done').getByRole('grid').getAttribute('aria-rowcount'));
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex')), SOON)
      .toBe(String(rows));
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Conversation', exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('moves a card by its menu, with the keyboard and with the mouse, and says what else follows', async () => {
    await page.getByLabel('Assigned to').selectOption('none');
    await page.waitForURL(/assignee=none/);
    await expect.poll(() => count('In progress'), SOON).toBe(0);
    const id = await idIn('To do', 0);
    await card(id).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const menu = page.getByRole('menu', { name: 'Move to…' });
    await menu.getByText('Start also assigns it to you.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => menu.count()).toBe(0);
    await expect.poll(focused, SOON).toEqual([id, 'To do']);

    await page.keyboard.press('v');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(focused, SOON).toEqual([id, 'In progress']);
    await expect.poll(() => stored(id), SOON).toBe('IN_PROGRESS');

    await card(id).getByRole('button', { name: /^Move/ }).click();
    await menu.getByRole('menuitemradio', { name: /^To do/ }).click();
    await expect.poll(focused, SOON).toEqual([id, 'To do']);
    await expect.poll(() => stored(id), SOON).toBe('TO_DO');
  });

  test('moves a card that is dragged to another column, and none that is dropped where it was', async () => {
    const [moved, kept] = [await idIn('To do', 0), await idIn('To do', 2)];
    await card(moved).dragTo(column('Done'));
    await expect.poll(focused, SOON).toEqual([moved, 'Done']);
    await expect.poll(() => stored(moved), SOON).toBe('DONE');
    await card(kept).dragTo(cards('To do').nth(0));
    expect(await stored(kept)).toBe('TO_DO');
    expect(await column('To do').locator(`[data-conversation="${kept}"]`).count()).toBe(1);
  });

  test('moves everything that is selected with the card that is dragged', async () => {
    const ids = [await idIn('To do', 0), await idIn('To do', 2)];
    for (const id of ids) {
      await card(id).focus();
      await page.keyboard.press('x');
    }
    await page.waitForURL(/selected=/);
    await card(ids[0] ?? '').dragTo(column('Done'));
    for (const id of ids) await expect.poll(() => stored(id), SOON).toBe('DONE');
    await expect.poll(focused, SOON).toEqual([ids[0], 'Done']);
  });

  test('takes left and right as they are seen, also from right to left', async () => {
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await card(await idIn('To do', 0)).focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(focused, SOON).toEqual([await idIn('In progress', 0), 'In progress']);
  });

  test('follows what others do without moving the card that has the focus', async () => {
    const [held, other] = [await idIn('To do', 0), await idIn('To do', 1)];
    await card(held).focus();
    const [place, before] = [await card(held).boundingBox(), await count('Done')];
    await changeElsewhere({ id: other, status: 'DONE' });
    await expect.poll(() => column('Done').locator(`[data-conversation="${other}"]`).count(), SOON).toBe(1);
    await changeElsewhere({ id: held, status: 'DONE' });
    // By then the columns have been read again, too.
    await expect.poll(() => count('Done'), SOON).toBe(before + 2);
    expect(await card(held).textContent()).toContain('Done');
    await expect.poll(focused, SOON).toEqual([held, 'To do']);
    expect(await card(held).boundingBox()).toEqual(place);
    await page.keyboard.press('ArrowDown');
    // Somebody else's next change is the next reading of the columns.
    await changeElsewhere({ id: await idIn('In progress', 0), status: 'TO_DO' });
    await expect.poll(() => column('Done').locator(`[data-conversation="${held}"]`).count(), SOON).toBe(1);
  });

  test('goes back to its column when somebody else was faster', async () => {
    const id = await idIn('To do', 0);
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('ConversationChanged')) await route.abort('connectionreset');
      else await route.continue();
    });
    await page.reload();
    await card(id).getByRole('link').waitFor();
    await card(id).focus();
    await changeElsewhere({ id, status: 'IN_PROGRESS' });
    await page.keyboard.press('3');
    await page.getByText('Somebody else was faster').waitFor();
    await expect.poll(focused, SOON).toEqual([id, 'In progress']);
    expect(await stored(id)).toBe('IN_PROGRESS');
  });

  test('is swept column by column where it is narrow, and nothing lies over anything', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${inbox.origin}/?view=board&status=done`);
    await cards('Done').nth(2).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await expect
      .poll(async () => {
        const box = await column('Done').boundingBox();
        return box !== null && box.x >= 0 && box.x + box.width <= 320;
      }, SOON)
      .toBe(true);
    expect(await violations(page)).toEqual([]);
    const overlaps = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('header a, header button, [data-move], input, select')]
        .map((element) => element.getBoundingClientRect())
        .filter(({ width, right, left }) => width > 1 && right > 0 && left < innerWidth);
      return boxes.flatMap((a, index) =>
        boxes
          .slice(index + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((b) => [a.toJSON(), b.toJSON()]),
      );
    });
    expect(overlaps).toEqual([]);
  });
});
