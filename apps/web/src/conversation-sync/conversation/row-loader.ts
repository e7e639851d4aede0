import type { Client } from '@urql/core';
import { ConversationRowsDocument } from '../../generated/graphql.ts';
import { createStore } from '../../lib/store/create-store.ts';

const MAX_BATCH_SIZE = 50;
// Long enough for a fast scroll to pass by, short enough not to be seen.
const BATCH_DELAY_MS = 24;

type Fetch = (ids: string[]) => Promise<{ readonly found: ReadonlySet<string> } | 'failed'>;

export type RowLoader = ReturnType<typeof createRowLoader>;

/** Loads the rows that are on screen, in batches. What was scrolled past before its turn is never asked for. */
export function createRowLoader(fetch: Fetch) {
  const wanted = new Map<string, number>();
  const loaded = new Set<string>();
  const loading = new Set<string>();
  const missing = new Set<string>();
  const failed = createStore(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function schedule(): void {
    if (timer === undefined) timer = setTimeout(flush, BATCH_DELAY_MS);
  }

  function flush(): void {
    timer = undefined;
    const ids = [...wanted.keys()].filter((id) => !loaded.has(id) && !loading.has(id));
    for (let start = 0; start < ids.length; start += MAX_BATCH_SIZE) {
      void load(ids.slice(start, start + MAX_BATCH_SIZE));
    }
  }

  async function load(ids: string[]): Promise<void> {
    for (const id of ids) loading.add(id);
    const answer = await fetch(ids);
    for (const id of ids) loading.delete(id);
    if (answer !== 'failed') {
      for (const id of ids) {
        loaded.add(id);
        if (answer.found.has(id)) missing.delete(id);
        else missing.add(id);
      }
    }
    failed.set(answer === 'failed');
  }

  return {
    /** Asks for a row while it is on screen; call what it returns when it leaves. */
    want(id: string): () => void {
      wanted.set(id, (wanted.get(id) ?? 0) + 1);
      if (!loaded.has(id)) schedule();
      return () => {
        const left = (wanted.get(id) ?? 1) - 1;
        if (left > 0) wanted.set(id, left);
        else wanted.delete(id);
      };
    },
    /** Loads rows whether or not they are on screen. */
    async load(ids: readonly string[]): Promise<void> {
      const batches: Promise<void>[] = [];
      for (let start = 0; start < ids.length; start += MAX_BATCH_SIZE) {
        batches.push(load(ids.slice(start, start + MAX_BATCH_SIZE)));
      }
      await Promise.all(batches);
    },
    /** Reads again what is on screen; the rest is read again when it comes into view. */
    refresh(): void {
      loaded.clear();
      if (wanted.size > 0) schedule();
    },
    /** True if the API has no such conversation any more. */
    isMissing: (id: string): boolean => missing.has(id),
    hasFailed: failed.get,
    subscribe: failed.subscribe,
  };
}

export function fetchRows(client: Client): Fetch {
  return async (ids) => {
    const { data } = await client
      .query(ConversationRowsDocument, { ids }, { requestPolicy: 'network-only' })
      .toPromise();
    if (!data) return 'failed';
    return { found: new Set(data.conversationsByIds.flatMap((row) => (row ? [row.id] : []))) };
  };
}
