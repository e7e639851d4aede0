import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { size } from '@parley/testing/scale';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { chromiumPath, openBrowser } from '../../src/browser.ts';

const SCHEDULES = size({ short: 24, long: 200 });
const IN_PAGE = fileURLToPath(new URL('../../../apps/web/test/outbox/in-page.ts', import.meta.url));
const NOTHING_WRONG = { lost: 0, appliedTwice: 0, lies: 0, falseConflicts: 0, outOfOrder: 0, stuck: 0 };

describe.skipIf(!chromiumPath)(
  'the outbox with the database, the locks and the channels of a browser',
  () => {
    test(`loses nothing over ${SCHEDULES} schedules of faults, and applies nothing twice`, async () => {
      const { outputFiles } = await build({
        entryPoints: [IN_PAGE],
        bundle: true,
        write: false,
        format: 'iife',
        target: 'es2023',
        logLevel: 'silent',
      });
      const server = createServer((_, response) =>
        response.setHeader('content-type', 'text/html').end('<!doctype html><title>Outbox</title>'),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const browser = await openBrowser();
      try {
        const page = await browser.newPage();
        await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
        await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
        const seeds = Array.from({ length: SCHEDULES }, (_, at) => at + 1);
        const tallies: Record<string, Record<string, number>> = await page.evaluate(
          `runSchedules(${JSON.stringify(seeds)})`,
        );
        expect(Object.keys(tallies)).toHaveLength(SCHEDULES);
        for (const [seed, tally] of Object.entries(tallies)) {
          expect({ seed, ...tally }).toMatchObject({ seed, ...NOTHING_WRONG });
        }
        const saved = Object.values(tallies).reduce((sum, tally) => sum + (tally.saved ?? 0), 0);
        expect(saved).toBeGreaterThan(SCHEDULES);
        // The real database was used, one for each user.
        expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(SCHEDULES);
      } finally {
        await browser.close();
        server.close();
      }
    });
  },
);
