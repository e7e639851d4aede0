import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { visitInbox } from './browser.ts';
import { focusNextRow, keyThatChanges } from './key-to-dom.ts';

declare global {
  interface Window {
    /** When the answer to the change of a conversation was here, by the conversation's id. */
    answered: Map<string, number>;
    /** When a question between two values came on screen; null = not yet. */
    conflictShown: number | null;
  }
}

const SLOW_MS = 2_000;
export const OTHERS = 3;

/** From the answer that says conflict until both values are shown, while other changes still wait for their answers. */
export async function measureConflicts(browser: Browser, origin: string, rounds: number): Promise<number[]> {
  const figures: number[] = [];
  let clashing: string | null = null;
  const visit = await visitInbox(browser, origin, async (page) => {
    await page.evaluateOnNewDocument(watchConflicts);
    await page.setRequestInterception(true);
    page.on('request', (request) => void intercept(request, origin, () => clashing));
  });
  const { page } = visit;
  for (let round = 0; round < rounds; round += 1) {
    clashing = null;
    await page.evaluate(() => {
      window.conflictShown = null;
    });
    for (let other = 0; other < OTHERS; other += 1) {
      await focusNextRow(page);
      await page.keyboard.press(await keyThatChanges(page, 'status'));
    }
    await focusNextRow(page);
    clashing = await page.evaluate(() => document.activeElement?.getAttribute('data-conversation') ?? '');
    await page.keyboard.press(await keyThatChanges(page, 'status'));
    const shown = await page.waitForFunction(
      (id) => {
        const answered = window.answered.get(id);
        return answered !== undefined && window.conflictShown !== null && [window.conflictShown - answered];
      },
      { timeout: 10_000 },
      clashing,
    );
    figures.push(...((await shown.jsonValue()) || []));
    await keepTheirs(page);
  }
  await visit.end();
  return figures;
}

async function keepTheirs(page: Page): Promise<void> {
  await page.keyboard.press('t');
  await page.waitForFunction(
    () => ![...document.querySelectorAll('kbd')].some((key) => key.textContent === 'm'),
  );
}

/** Runs in the page. */
function watchConflicts(): void {
  window.answered = new Map();
  window.conflictShown = null;
  const send = window.fetch;
  window.fetch = async (...sent) => {
    const answer = await send(...sent);
    const { variables } = JSON.parse(String(sent[1]?.body ?? '{}'));
    const id = variables?.input?.id;
    if (id !== undefined) window.answered.set(id, performance.now());
    return answer;
  };
  new MutationObserver(() => {
    if (window.conflictShown !== null) return;
    // The key that settles a conflict.
    const offered = [...document.querySelectorAll('section kbd')].some((key) => key.textContent === 'm');
    if (offered) window.conflictShown = performance.now();
  }).observe(document, { subtree: true, childList: true });
}

/** The changes of the others are slow; the clashing one meets somebody who was faster. */
async function intercept(request: HTTPRequest, origin: string, clashing: () => string | null): Promise<void> {
  const body = request.method() === 'POST' ? await request.fetchPostData() : undefined;
  const { input } = JSON.parse(body ?? '{}').variables ?? {};
  if (input !== undefined) {
    if (input.id === clashing()) await changeElsewhere(origin, input);
    else await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  }
  await request.continue();
}

interface AskedInput {
  readonly id: string;
  readonly status: string;
  readonly expected: { readonly status: string };
}

/** To the status that was neither seen nor asked for. */
async function changeElsewhere(origin: string, { id, status, expected }: AskedInput): Promise<void> {
  const other = ['TO_DO', 'IN_PROGRESS', 'DONE'].find((one) => one !== status && one !== expected.status);
  await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer demo-2' },
    body: JSON.stringify({
      query:
        'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }',
      variables: { input: { id, status: other } },
    }),
  });
}
