import type { Client } from '@urql/core';
import { fetchRows } from '../conversation/row-loader.ts';

/** Until then what was asked for stays on screen, which by now is true. */
const REREAD_TIMEOUT_MS = 5_000;

/** Reads what another tab has saved into this tab's cache. Never rejects. */
export function createReread(client: Client): (conversationId: string) => Promise<void> {
  const read = fetchRows(client);
  return async (id) => {
    await Promise.race([read([id]), new Promise((resolve) => setTimeout(resolve, REREAD_TIMEOUT_MS))]);
  };
}
