// A variable keeps bundlers from looking for an optional peer.
const UNDICI = 'undici';

/** Loads undici; rejects where it is not installed or does not run. */
export function importUndici(): Promise<typeof import('undici')> {
  return import(/* @vite-ignore */ UNDICI);
}
