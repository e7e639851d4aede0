import type { Browser, Page } from 'puppeteer-core';
import { visitInbox } from './browser.ts';
import { readInteractions, recordInteractions } from './event-timing.ts';
import { focusNextRow, keyThatChanges } from './key-to-dom.ts';

const SETTLES_MS = 150;
/** What a key opens has its code to fetch the first time, and the next key is meant for it. */
const OPENED_BY: Readonly<Record<string, string>> = {
  a: 'input:focus',
  s: 'button:focus',
  '/': 'input:focus',
  '?': 'dialog[open]',
};

/** Does what people do all day, and gives how long each interaction took to be seen. */
export async function measureInteractions(browser: Browser, origin: string): Promise<number[]> {
  const visit = await visitInbox(browser, origin, recordInteractions);
  const { page } = visit;
  await focusNextRow(page);
  await keys(page, 'j '.repeat(20));
  await keys(page, 'k '.repeat(12));
  await keys(page, 'PageDown PageDown PageUp End Home');
  for (let count = 0; count < 30; count += 1) {
    await keys(page, 'j');
    await keys(page, await keyThatChanges(page, count % 3 === 2 ? 'assignee' : 'status'));
  }
  for (let count = 0; count < 6; count += 1) await keys(page, 'j Enter Escape');
  for (let count = 0; count < 4; count += 1) await keys(page, 'j a m Backspace Escape Escape');
  for (let count = 0; count < 4; count += 1) await keys(page, 'j s Escape Escape');
  for (let round = 0; round < 3; round += 1) {
    for (const nth of [2, 3, 4, 1]) await click(page, `nav[aria-label=Status] a:nth-of-type(${nth})`);
  }
  for (const text of ['an', 'mu', 'ka']) await keys(page, `/ ${[...text].join(' ')} Escape Escape`);
  for (let count = 0; count < 4; count += 1) await keys(page, '? Escape');
  const figures = await readInteractions(page);
  await visit.end();
  return figures;
}

async function keys(page: Page, names: string): Promise<void> {
  for (const name of names.trim().split(/\s+/)) {
    await act(page, name, () => page.keyboard.press(name as Parameters<typeof page.keyboard.press>[0]));
    const opened = OPENED_BY[name];
    if (opened !== undefined) await page.waitForSelector(opened);
  }
}

function click(page: Page, selector: string): Promise<void> {
  return act(page, selector, () => page.click(selector));
}

/** An interaction without an effect would look fast. */
async function act(page: Page, name: string, interact: () => Promise<unknown>): Promise<void> {
  const before = await page.evaluate(look);
  await interact();
  await page
    .waitForFunction(`(${look})() !== ${JSON.stringify(before)}`, { timeout: 3_000, polling: 'raf' })
    .catch((cause: unknown) => {
      throw new Error(`${name} had no effect.`, { cause });
    });
  await page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), SETTLES_MS);
}

/** Runs in the page: all that can be seen, and where the focus is. */
function look(): string {
  const fields = [...document.querySelectorAll('input')].map(({ value }) => value);
  const focus = document.activeElement;
  const place =
    focus?.getAttribute('data-conversation') ?? focus?.getAttribute('aria-label') ?? focus?.tagName;
  const open = document.querySelectorAll('dialog[open], :popover-open').length;
  return JSON.stringify([location.href, place, open, fields, document.body.textContent]);
}
