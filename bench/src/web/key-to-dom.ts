import type { Browser, Page } from 'puppeteer-core';
import { visitInbox } from './browser.ts';

declare global {
  interface Window {
    /** Milliseconds from the key that was pressed to the change of the row that had the focus; null = none yet. */
    keyToDom: number | null;
  }
}

const WARM_UP = 6;
const PAUSE_MS = 80;

type Kind = 'status' | 'assignee';

/** From the moment that a key was pressed, as the browser has it, until the row on screen says something else. */
export async function measureKeyToDom(browser: Browser, origin: string, presses: number): Promise<number[]> {
  const visit = await visitInbox(browser, origin, (page) => page.evaluateOnNewDocument(watchRows));
  const { page } = visit;
  const figures: number[] = [];
  for (let count = 0; count < WARM_UP + presses; count += 1) {
    await focusNextRow(page);
    // Three in five are a status, two an assignee.
    const figure = await press(page, count % 5 < 3 ? 'status' : 'assignee');
    if (count >= WARM_UP) figures.push(figure);
    await pause(page);
  }
  await visit.end();
  return figures;
}

/** Runs in the page. */
function watchRows(): void {
  window.keyToDom = null;
  let pressed: { at: number; row: Element; before: string | null } | null = null;
  addEventListener(
    'keydown',
    ({ timeStamp: at }) => {
      const row = document.activeElement?.closest('[data-conversation]');
      window.keyToDom = null;
      pressed = row ? { at, row, before: row.textContent } : null;
    },
    true,
  );
  new MutationObserver(() => {
    if (!pressed || pressed.row.textContent === pressed.before) return;
    window.keyToDom = performance.now() - pressed.at;
    pressed = null;
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

export async function focusNextRow(page: Page): Promise<void> {
  const before = await activeRow(page);
  await page.keyboard.press('j');
  const moved = await page
    .waitForFunction(isOnAnotherRow, { timeout: 500 }, before)
    .then(() => true)
    .catch(() => false);
  if (moved) return;
  // The end of the list.
  await page.keyboard.press('Home');
  await page.waitForFunction(isOnAnotherRow, { timeout: 2_000 }, before);
}

function isOnAnotherRow(before: string | null): boolean {
  const row = document.activeElement?.closest('[data-conversation]');
  return row?.childElementCount === 4 && row.getAttribute('data-conversation') !== before;
}

function activeRow(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-conversation') ?? null);
}

async function press(page: Page, kind: Kind): Promise<number> {
  await page.keyboard.press(await keyThatChanges(page, kind));
  const changed = await page.waitForFunction(() => window.keyToDom, { timeout: 5_000 });
  return Number(await changed.jsonValue());
}

/** No press without an effect: which key it is depends on what the row says. */
export async function keyThatChanges(page: Page, kind: Kind): Promise<'1' | '2' | '3' | 'i' | 'u'> {
  const [status = '', assignee = ''] = await page.evaluate(() => {
    const row = document.activeElement?.closest('[data-conversation]');
    return [...(row?.querySelectorAll('[role=gridcell]') ?? [])].slice(2).map((cell) => cell.textContent);
  });
  if (kind === 'assignee') return assignee.includes('Unassigned') ? 'i' : 'u';
  if (status.includes('To do')) return '2';
  return status.includes('In progress') ? '3' : '1';
}

function pause(page: Page): Promise<void> {
  return page.evaluate((time) => new Promise<void>((resolve) => setTimeout(resolve, time)), PAUSE_MS);
}
