import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { inboxSuite, SOON } from '../src/inbox-suite.ts';
import { violations } from '../src/violations.ts';

interface Found {
  readonly id: string;
  readonly latestMessage: { readonly contents: readonly Record<string, string | null>[] } | null;
}

describe.skipIf(!chromiumPath)('the files of a message', () => {
  const inbox = inboxSuite({ DEMO_CONVERSATIONS: '900' });
  let context: BrowserContext;
  let page: Page;
  let conversations: readonly Found[];
  const asked: string[] = [];
  const refused: string[] = [];

  beforeAll(async () => {
    const pages = await Promise.all(
      ['TO_DO', 'IN_PROGRESS', 'DONE'].map((status) =>
        graphql(
          inbox.origin,
          `{ conversations(first: 100, filter: { status: [${status}] }) { nodes { id latestMessage { contents {
            type
            ... on DocumentMessageContent { caption filename }
            ... on ImageMessageContent { caption }
            ... on LocationMessageContent { latitude url }
            ... on ContactMessageContent { phones { phone } }
          } } } } }`,
        ),
      ),
    );
    conversations = pages.flatMap(({ data }) => data.conversations.nodes);
  });
  afterEach(async () => {
    expect(asked.filter((url) => !/^(blob|data):/.test(url) && !url.startsWith(inbox.origin))).toEqual([]);
    expect(refused).toEqual([]);
    asked.length = refused.length = 0;
    await context.close();
  });

  /** Opens a conversation whose latest message has such a content, and nothing else. */
  async function open(
    type: string,
    fits: (content: Found['latestMessage'] & object) => boolean = () => true,
  ) {
    const found = conversations.find(
      ({ latestMessage }) => latestMessage?.contents[0]?.type === type && fits(latestMessage),
    );
    if (!found) throw new Error(`The demo has no conversation that ends with such a ${type}.`);
    ({ page, context } = await inbox.visit());
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text());
    });
    return found;
  }
  const message = () => page.getByRole('article');
  // Inside of the app: the request log begins before anything of the conversation is loaded.
  async function go({ id }: Found): Promise<void> {
    await page.evaluate((path) => {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/c/${id}`);
    await message().waitFor();
  }

  test('a picture comes through this server, into a frame that was there before', async () => {
    const found = await open('image');
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/media/**', async (route) => {
      await held;
      await route.continue();
    });
    await go(found);
    const box = () => message().boundingBox();
    await message().locator('[aria-busy="true"]').first().waitFor();
    const before = await box();
    release();
    const picture = message().getByRole('img', { name: 'Photo' }).first();
    await picture.waitFor();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), SOON)
      .toBe(480);
    expect(await box()).toEqual(before);
    expect(await picture.getAttribute('src')).toMatch(/^blob:/);
    expect(asked.filter((url) => url.includes('/media/'))).toHaveLength(
      found.latestMessage?.contents.length ?? 0,
    );
    expect(await violations(page)).toEqual([]);
  });

  test('a picture fits into a narrow window, also when it does not come', async () => {
    const found = await open('image', ({ contents }) => contents.length === 1);
    await page.route('**/media/**', (route) => route.abort('connectionreset'));
    await page.setViewportSize({ width: 320, height: 700 });
    await go(found);
    const again = message().getByRole('button', { name: 'Try again' });
    await again.waitFor();
    const width = async () => (await message().boundingBox())?.width;
    expect(await width()).toBeLessThanOrEqual(320);
    await page.unroute('**/media/**');
    await again.click();
    await message().getByRole('img', { name: 'Photo' }).waitFor();
    expect(await width()).toBeLessThanOrEqual(320);
    expect(await violations(page)).toEqual([]);
  });

  test.each([
    ['video', 'Play video'],
    ['audio', /^Play (audio|voice message)/],
  ])('%s is loaded when it is asked for, plays, and has the focus', async (type, name) => {
    await go(await open(type));
    const button = message().getByRole('button', { name });
    await button.waitFor();
    expect(asked.filter((url) => url.includes('/media/'))).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await button.press('Enter');
    const player = message().locator(type);
    await player.waitFor();
    await expect
      .poll(() => player.evaluate((element: HTMLMediaElement) => element.currentTime), SOON)
      .toBeGreaterThan(0);
    expect(await player.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await violations(page)).toEqual([]);
  });

  test('a document is saved under its name', async () => {
    const found = await open('document', ({ contents }) => contents[0]?.filename != null);
    await go(found);
    const download = page.waitForEvent('download');
    await message().getByRole('button', { name: 'Download document' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(found.latestMessage?.contents[0]?.filename);
    expect((await readFile(await file.path())).subarray(0, 8).toString()).toBe('%PDF-1.4');
    expect(await violations(page)).toEqual([]);
  });

  test('a place is words and numbers, and a link that tells nobody who asks', async () => {
    const found = await open('location', ({ contents }) => contents[0]?.url != null);
    await go(found);
    await message()
      .getByText(found.latestMessage?.contents[0]?.latitude ?? '-')
      .waitFor();
    const link = message().getByRole('link');
    expect(await link.getAttribute('rel')).toBe('noreferrer');
    expect(await link.textContent()).toContain('maps.example');
    expect(await violations(page)).toEqual([]);
  });

  test('a contact has a name and numbers', async () => {
    await go(await open('contact'));
    await message().getByText('+49 151').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('what does not come says so, and comes when it is asked for again', async () => {
    const found = await open('image', ({ contents }) => contents.length === 1);
    let answers = 0;
    await page.route('**/media/**', async (route) => {
      answers += 1;
      if (answers === 1) await route.abort('connectionreset');
      else if (answers === 2)
        await route.fulfill({ contentType: 'image/png', body: '<script>alert(1)</script>' });
      else await route.continue();
    });
    await go(found);
    const again = message().getByRole('button', { name: 'Try again' });
    await message().getByText('The file could not be loaded.').waitFor();
    expect(await violations(page)).toEqual([]);
    await again.click();
    await message().getByText('The file is damaged').waitFor();
    await again.click();
    await message().getByRole('img', { name: 'Photo' }).waitFor();
    expect(answers).toBe(3);
  });

  test('a file on a foreign host says so, and offers no second try, which could not help', async () => {
    const found = await open('image', ({ contents }) => contents.length === 1);
    const errors = [{ message: '', extensions: { code: 'FILE_ELSEWHERE' } }];
    await page.route('**/media/**', (route) => route.fulfill({ status: 502, json: { errors } }));
    await go(found);
    await message().getByText('in a place that Parley does not open').waitFor();
    expect(await message().getByRole('button').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
});
