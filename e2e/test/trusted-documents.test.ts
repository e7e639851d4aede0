import { afterEach, describe, expect, test } from 'vitest';
import { chromiumPath, openBrowser } from '../src/browser.ts';
import { graphql } from '../src/graphql.ts';
import { type Parley, startParley } from '../src/parley.ts';

let parley: Parley | undefined;
afterEach(() => parley?.kill());

/** Bounds a hung run only. */
const patience = { timeout: 20_000 };

describe.skipIf(!chromiumPath)('the inbox', () => {
  test.each([
    ['off', { texts: true, strangers: true }],
    ['prefer', { texts: false, strangers: true }],
    ['only', { texts: false, strangers: false }],
  ])(
    'works with TRUSTED_DOCUMENTS=%s: %o',
    async (mode, { texts, strangers }) => {
      parley = await startParley({ TRUSTED_DOCUMENTS: mode });
      const browser = await openBrowser();
      try {
        const page = await browser.newPage();
        const bodies: string[] = [];
        page.on('request', (request) => {
          if (request.url().endsWith('/graphql')) bodies.push(request.postData() ?? '');
        });
        await page.goto(parley.origin);
        await page.getByLabel(/token/i).fill('demo-1');
        await page.getByRole('button', { name: 'Sign in', exact: true }).click(patience);
        await page.getByRole('link', { name: /^To do/ }).click(patience);
        await page.getByRole('grid', { name: 'Conversations' }).getByRole('row').nth(1).click(patience);
        const panel = page.getByRole('region', { name: 'Conversation', exact: true });
        await panel.getByRole('button', { name: 'Start' }).click(patience);
        await expect.poll(() => bodies.some((body) => body.includes('"input"')), patience).toBe(true);
        await page.reload();
        await panel.getByRole('button', { name: 'Done' }).waitFor(patience);
        expect(bodies.every((body) => body.includes('sha256Hash') || texts)).toBe(true);
        expect(bodies.some((body) => body.includes('"query":"'))).toBe(texts);
        const { data } = await graphql(parley.origin, '{ viewer { id } }');
        expect(data !== undefined).toBe(strangers);
      } finally {
        await browser.close();
      }
    },
    120_000,
  );
});
