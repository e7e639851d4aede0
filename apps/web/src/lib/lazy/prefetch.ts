import type { RetriedImport } from './retried-import.ts';

let isTime = false;
const parts = new Set<Pick<RetriedImport<unknown>, 'ask'>>();

/** Adds a part to those that are loaded before anybody needs them. */
export function addPart(part: Pick<RetriedImport<unknown>, 'ask'>): void {
  parts.add(part);
  if (isTime) part.ask();
}

/** Loads every part, now and as the parts that are loaded bring further ones: what a key may call up is there. */
export function prefetchParts(): void {
  isTime = true;
  for (const part of parts) part.ask();
}
