import { createFetchTransport } from './fetch-transport.ts';
import { importUndici } from './import-undici.ts';
import type { Transport } from './transport.ts';
import { createUndiciTransport } from './undici-transport.ts';

/** undici where it runs, otherwise fetch; found out at the first request. */
export function createDefaultTransport(): Transport {
  let chosen: Promise<Transport> | undefined;
  return {
    // fetch, too, calls onSending.
    reportsSending: true,
    async send(request) {
      chosen ??= choose();
      return (await chosen).send(request);
    },
    async close() {
      await (await chosen)?.close();
    },
  };
}

async function choose(): Promise<Transport> {
  if (!runsUndici()) return createFetchTransport();
  try {
    await importUndici();
    return createUndiciTransport();
  } catch {
    return createFetchTransport();
  }
}

/** undici 8 needs Node.js 22.19; Bun and Deno only claim to be Node.js, and have a faster fetch of their own. */
function runsUndici(): boolean {
  const versions = globalThis.process?.versions;
  if (versions?.node === undefined || versions.bun !== undefined || versions.deno !== undefined) return false;
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 19);
}
