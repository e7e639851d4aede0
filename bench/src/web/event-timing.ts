import type { Page } from 'puppeteer-core';

declare global {
  interface Window {
    interactions: Map<number, number>;
  }
}

/** What Event Timing does not report is under 16 ms; it reports in steps of 8. */
const SHORTEST_REPORTED = 16;

/** Before anything is loaded. */
export async function recordInteractions(page: Page): Promise<void> {
  await page.evaluateOnNewDocument((durationThreshold) => {
    window.interactions = new Map();
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { interactionId, duration } = entry as PerformanceEventTiming & { interactionId: number };
        if (interactionId === 0) continue;
        window.interactions.set(
          interactionId,
          Math.max(duration, window.interactions.get(interactionId) ?? 0),
        );
      }
    }).observe({ type: 'event', durationThreshold, buffered: true } as PerformanceObserverInit);
  }, SHORTEST_REPORTED);
}

/** Milliseconds from each interaction to the next frame; those that are too short to be reported count as 8. */
export async function readInteractions(page: Page): Promise<number[]> {
  const { reported, all } = await page.evaluate(() => ({
    reported: [...window.interactions.values()],
    all: (performance as Performance & { interactionCount: number }).interactionCount,
  }));
  const short = Math.max(0, all - reported.length);
  return [...reported, ...Array.from({ length: short }, () => SHORTEST_REPORTED / 2)];
}
