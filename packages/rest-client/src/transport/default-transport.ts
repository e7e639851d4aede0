import { createFetchTransport } from './fetch-transport.ts';
import { createLazyTransport } from './lazy-transport.ts';
import type { Transport } from './transport.ts';

/** undici where it runs, otherwise fetch; found out at the first request. */
export function createDefaultTransport(): Transport {
  return createLazyTransport(async () => {
    if (!runsUndici()) return createFetchTransport();
    try {
      // Not loaded where it cannot run: browsers need none of it.
      const { checkUndici, openUndiciTransport } = await import('./undici-transport.ts');
      await checkUndici();
      return openUndiciTransport();
    } catch {
      return createFetchTransport();
    }
  });
}

/** undici 8 needs Node.js 22.19; Bun and Deno only claim to be Node.js, and have a faster fetch of their own. */
function runsUndici(): boolean {
  const versions = globalThis.process?.versions;
  if (versions?.node === undefined || versions.bun !== undefined || versions.deno !== undefined) return false;
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 19);
}
