import type { Expected, Inspection } from './inspection.ts';

/** Compares the items of a list, under the key that it has in the answer. */
export function inspectItems(
  inspection: Inspection | null,
  expected: Expected,
  key: string,
  items: readonly unknown[],
): void {
  if (inspection === null) return;
  for (let index = 0; index < items.length; index += 1) {
    inspection.check(expected, items[index], key, index);
  }
}
