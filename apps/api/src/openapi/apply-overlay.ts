import { isDeepStrictEqual } from 'node:util';
import type { OverlayEntry } from './openapi-overlay.ts';

/** Applies the overlay. Throws for an entry whose place has neither the value of the contract nor ours: it is out of date. */
export function applyOverlay(document: object, overlay: readonly OverlayEntry[]): void {
  for (const { path, contract, ours } of overlay) {
    const names = path.slice(1).split('/').map(toName);
    const last = names.pop() ?? '';
    const parent = names.reduce<unknown>((at, name) => child(at, name), document);
    const found = isRecord(parent) ? parent[last] : undefined;
    const known = isDeepStrictEqual(found, contract) || isDeepStrictEqual(found, ours);
    if (!isRecord(parent) || !known) throw new Error(`The overlay expects another value at ${path}.`);
    if (ours === undefined) delete parent[last];
    else parent[last] = ours;
  }
}

function toName(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}

function child(parent: unknown, name: string): unknown {
  return isRecord(parent) ? parent[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
