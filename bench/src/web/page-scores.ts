import lighthouse, { desktopConfig } from 'lighthouse';
import type { Browser } from 'puppeteer-core';
import { median } from '../harness/ratio.ts';
import { signIn } from './browser.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** Of several first visits. Scores are of 100, times in milliseconds. */
export interface PageScores {
  readonly scores: Readonly<Record<(typeof CATEGORIES)[number], number>>;
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly blocked: number;
  readonly shift: number;
  /** Each performance score. */
  readonly performances: readonly number[];
  /** How fast Lighthouse found the machine; under 1,500 its scores are too low. */
  readonly machine: number;
  /** What was found wrong, once each. */
  readonly faults: readonly string[];
}

export async function scorePage(
  browser: Browser,
  origin: string,
  device: 'desktop' | 'mobile',
  visits: number,
): Promise<PageScores> {
  const reports: Report[] = [];
  for (let count = 0; count < visits; count += 1) reports.push(await visitWhole(browser, origin, device));
  const middle = (read: (report: (typeof reports)[number]) => number | null | undefined) =>
    median(reports.map((report) => read(report) ?? Number.NaN));
  const score = (name: (typeof CATEGORIES)[number]) =>
    Math.round(100 * middle(({ categories }) => categories[name]?.score));
  const time = (name: string) => middle(({ audits }) => audits[name]?.numericValue);
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
    },
    firstPaint: time('first-contentful-paint'),
    largestPaint: time('largest-contentful-paint'),
    blocked: time('total-blocking-time'),
    shift: time('cumulative-layout-shift'),
    performances: reports.map(({ categories }) => Math.round(100 * (categories.performance?.score ?? 0))),
    machine: middle(({ environment }) => environment.benchmarkIndex),
    faults: [...new Set(reports.flatMap(faultsOf))],
  };
}

/** On a machine that is busy a recording fails now and then. */
async function visitWhole(browser: Browser, origin: string, device: 'desktop' | 'mobile') {
  try {
    return await visitOnce(browser, origin, device);
  } catch {
    return visitOnce(browser, origin, device);
  }
}

async function visitOnce(browser: Browser, origin: string, device: 'desktop' | 'mobile') {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await signIn(page);
  try {
    const result = await lighthouse(
      `${origin}/`,
      { onlyCategories: [...CATEGORIES], disableStorageReset: true, logLevel: 'error' },
      device === 'desktop' ? desktopConfig : undefined,
      page,
    );
    if (!result || result.lhr.runtimeError) {
      throw new Error(`Lighthouse: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
    }
    return result.lhr;
  } finally {
    await context.close();
  }
}

type Report = Awaited<ReturnType<typeof visitOnce>>;

function faultsOf({ categories, audits }: Report): string[] {
  return [categories.accessibility, categories['best-practices']]
    .flatMap((category) => category?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && audits[id]?.score === 0)
    .map(({ id }) => id);
}
