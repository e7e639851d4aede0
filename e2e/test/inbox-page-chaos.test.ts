import { isLong } from '@parley/testing/scale';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { awaitStored, FLOWS, type Flow, layOut } from '../src/inbox-flows.ts';
import { inboxSuite } from '../src/inbox-suite.ts';
import { type Loss, loseParts, NO_ANSWER_FROM_STORAGE, TRANSLATE } from '../src/page-faults.ts';

describe.skipIf(!chromiumPath)('whatever is lost, the page goes on', () => {
  const inbox = inboxSuite();

  interface Visit {
    readonly context: BrowserContext;
    readonly page: Page;
    /** What broke without anybody catching it. */
    readonly faults: string[];
  }

  /** Opens the list of what is to do, and gives the conversation that has the focus. */
  async function start({ page }: Visit): Promise<string> {
    await page.goto(`${inbox.origin}/?status=to-do`);
    const user = page.getByRole('button', { name: 'Ana Lindner' });
    await user.or(page.getByRole('grid')).first().waitFor();
    if (await user.isVisible()) await user.press('Enter');
    const row = page.getByRole('grid').getByRole('row').nth(0);
    await row.getByRole('link').waitFor();
    const id = (await row.getAttribute('data-conversation')) ?? '';
    await layOut(inbox.origin, id);
    await row.focus();
    return id;
  }

  async function visit(
    prepare: (context: BrowserContext) => Promise<unknown> = async () => {},
    viewport = { width: 1280, height: 800 },
  ): Promise<Visit> {
    const context = await inbox.newContext({ viewport, locale: 'en-GB' });
    await prepare(context);
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    return { context, page, faults };
  }

  /** Each flow from the start; gives those that did not work. */
  async function tryAll(one: Visit, flows: readonly Flow[] = FLOWS): Promise<string[]> {
    const failed: string[] = [];
    for (const flow of flows) {
      try {
        const id = await start(one);
        await flow.does(one.page, id);
        await awaitStored(flow, inbox.origin, id);
      } catch (error) {
        failed.push(`${flow.name}: ${error}`);
      }
    }
    return failed;
  }

  test.each<Loss>(isLong ? ['aborted', 'missing', 'a web page', 'no connection'] : ['missing'])(
    'every lazy part is lost once (%s) and everything works',
    async (loss) => {
      let files: ReadonlySet<string> = new Set();
      const one = await visit(async (context) => {
        files = await loseParts(context, inbox.origin, loss);
      });
      expect(await tryAll(one)).toEqual([]);
      // Otherwise nothing was lost.
      expect(files.size).toBeGreaterThan(15);
      await one.context.close();
    },
  );

  test('under a page translator everything works, and nothing breaks', async () => {
    const one = await visit((context) => context.addInitScript(TRANSLATE));
    expect(await tryAll(one)).toEqual([]);
    expect(one.faults).toEqual([]);
    await one.context.close();
  });

  test('with storage that neither opens nor fails everything works', async () => {
    const one = await visit((context) => context.addInitScript(NO_ANSWER_FROM_STORAGE));
    expect(await tryAll(one)).toEqual([]);
    await one.context.close();
  });

  test('at 400 % zoom everything works', async () => {
    const one = await visit(async () => {}, { width: 320, height: 256 });
    expect(await tryAll(one)).toEqual([]);
    await one.context.close();
  });

  test('without a connection in between, everything that was asked for is done in the end', async () => {
    const one = await visit();
    // An undo is offered once it is saved, and a board that was never read is not there.
    const flows = FLOWS.filter(({ stores, name }) => stores && !/takes it back|board/.test(name));
    for (const flow of flows) {
      const id = await start(one);
      // Every part is loaded by itself once the list is there.
      await one.page.waitForFunction(
        (parts) => {
          const files = performance.getEntriesByType('resource').map(({ name }) => name);
          return parts.every((part) => files.some((file) => file.includes(part)));
        },
        ['assignee-picker', 'snooze-choices', 'selection-bar'],
      );
      await one.context.setOffline(true);
      await flow.does(one.page, id);
      await one.context.setOffline(false);
      await awaitStored(flow, inbox.origin, id);
    }
    await one.context.close();
  });
});
