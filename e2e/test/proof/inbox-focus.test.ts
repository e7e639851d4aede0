import { size } from '@parley/testing/scale';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../src/browser.ts';
import { graphql } from '../../src/graphql.ts';
import { inboxSuite } from '../../src/inbox-suite.ts';

const STEPS = size({ short: 200, long: 1_000 });
const SEED = Number(process.env.SEED ?? 20261123);

const KEYS = 'j j j k ArrowDown ArrowUp PageDown PageUp Home End Enter Escape 1 2 3 i u z'.split(' ');
const OPENERS = ['a', 's', '/', '?'];
// Each of them is gone once it has been pressed.
const LEAVING = ['Dismiss', 'Undo', 'Back to the list', 'Wake', 'Clear filters'];
const STATUSES = ['TO_DO', 'IN_PROGRESS', 'DONE'];

/** Numbers from 0 to below `end`, the same for the same seed (mulberry32). */
function createDice(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

describe.skipIf(!chromiumPath)('the focus', () => {
  const inbox = inboxSuite();
  let page: Page;

  beforeAll(async () => {
    ({ page } = await inbox.visit());
    await page.keyboard.press('j');
  });

  const dice = createDice(SEED);
  const pick = <T>(list: readonly T[]): T => list[dice(list.length)] as T;

  /** Of what is on screen, so that it is seen to change, move or leave. */
  async function changeElsewhere(): Promise<string> {
    const ids = await page
      .locator('[data-conversation]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-conversation') ?? ''));
    if (ids.length === 0) return 'nothing elsewhere';
    const id = pick(ids);
    if (dice(2) === 0) {
      await fetch(`${inbox.apiUrl}/demo/messages`, {
        method: 'POST',
        headers: { authorization: 'Bearer demo-2', 'content-type': 'application/json' },
        body: JSON.stringify({ conversation_id: Number(id), text: 'Hallo?' }),
      });
      return `the customer of ${id} writes`;
    }
    const input = { id, status: pick(STATUSES) };
    await graphql(
      inbox.origin,
      'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }',
      { input },
      'demo-2',
    );
    return `${id} becomes ${input.status} elsewhere`;
  }

  async function step(): Promise<string> {
    switch (dice(9)) {
      case 0:
      case 1:
      case 2:
        return changeElsewhere();
      case 3: {
        const opener = pick(OPENERS);
        await page.keyboard.press(opener);
        // The first time its code has to come.
        if (opener === '?') await page.getByRole('dialog').waitFor();
        else await page.waitForTimeout(60);
        await page.keyboard.press('Escape');
        return `${opener}, Escape`;
      }
      case 4: {
        const tab = pick(['All', 'To do', 'In progress', 'Done']);
        await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: tab }).click();
        return `tab ${tab}`;
      }
      case 5: {
        const names = new RegExp(`^(${LEAVING.join('|')})`);
        const button = page.getByRole('button', { name: names }).or(page.getByRole('link', { name: names }));
        // It may go by itself at any moment.
        await button
          .first()
          .click({ timeout: 500 })
          .catch(() => undefined);
        return 'a button that goes';
      }
      default: {
        const key = pick(KEYS);
        await page.keyboard.press(key);
        return key;
      }
    }
  }

  const isLost = () => page.evaluate(() => document.activeElement === document.body);

  test(`is never lost in ${STEPS} random steps while others change what is on screen`, async () => {
    const steps: string[] = [];
    for (let count = 0; count < STEPS; count++) {
      steps.push(await step());
      await page.waitForTimeout(dice(60));
      expect(await isLost(), `lost with the seed ${SEED} after: ${steps.slice(-8).join('; ')}`).toBe(false);
    }
    // Otherwise nothing would have been seen to move.
    expect(steps.filter((name) => /elsewhere|writes/.test(name)).length).toBeGreaterThan(STEPS / 5);
  }, 600_000);
});
