import type { RestClient } from '@parley/rest-client';
import DataLoader from 'dataloader';
import type { Capabilities } from './capabilities.ts';
import type { ConversationObject } from './conversation-object.ts';
import { demand } from './demand.ts';
import { listByIds } from './list-by-ids.ts';
import { toId } from './to-id.ts';
import { toListed } from './to-listed.ts';

const MAX_IDS = 100;

export type ConversationLoader = DataLoader<number, ConversationObject | null>;

/** Collects the ids of one request into as few upstream calls as the API allows. */
export function createConversationLoader(
  upstream: () => RestClient,
  capabilities: () => Promise<Capabilities>,
): ConversationLoader {
  return new DataLoader(
    async (ids: readonly number[]) => {
      const client = upstream();
      const able = await capabilities();
      demand(able, 'list');
      const found = new Map<string, ConversationObject>();
      for (const data of await listByIds(client, ids)) {
        const conversation = toListed(data, able.versions);
        if (conversation) found.set(conversation.id, conversation);
      }
      return ids.map((asked) => found.get(String(asked)) ?? null);
    },
    { maxBatchSize: MAX_IDS },
  );
}

/** Order kept; what is no id names no conversation. */
export function loadConversations(
  loader: ConversationLoader,
  ids: readonly string[],
): Promise<(ConversationObject | null)[]> {
  return Promise.all(
    ids.map((text) => {
      const asked = toId(text);
      return asked === null ? null : loader.load(asked);
    }),
  );
}
