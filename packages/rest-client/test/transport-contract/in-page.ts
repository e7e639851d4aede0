import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { bundleHost } from './bundle-host.ts';
import type { Verdicts } from './run-facts.ts';
import type { TryFacts } from './runtimes.ts';

/** Tries the facts in a page of the upstream's origin. */
export function inPage(executablePath: string): TryFacts {
  return async (assignment, upstream) => {
    upstream.serve('/facts.js', 'text/javascript', await readFile(await bundleHost('page'), 'utf8'));
    upstream.serve('/', 'text/html', '<!doctype html><script type="module" src="/facts.js"></script>');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    const browser = await chromium.launch({ executablePath, args });
    try {
      const page = await browser.newPage();
      await page.goto(`${upstream.upstream}/`);
      await page.waitForFunction('"runFacts" in globalThis');
      return (await page.evaluate(`runFacts(${JSON.stringify(assignment)})`)) as Verdicts;
    } finally {
      await browser.close();
    }
  };
}
