import { type ApiError, isApiError, type RestClient } from '@parley/rest-client';
import DataLoader from 'dataloader';
import { assertCapability, type Capabilities } from './capabilities.ts';
import { type ConversationObject, MOST_IDS, toListed } from './conversation.ts';
import { toId } from './read.ts';

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
      assertCapability(able, 'list');
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

/** Further calls that looking for the ids which an API refuses may cost. */
const MAX_CALLS = 64;

/**
 * The conversations that exist among 1 to 100 ids. An API may refuse a whole list for one id that it cannot read, so a
 * refused list is asked for in halves, down to the ids that are refused by themselves: they name no conversation.
 * Throws the refusal where every id is refused, which says nothing of the ids.
 */
async function listByIds(client: RestClient, ids: readonly number[]): Promise<unknown[]> {
  let calls = 0;
  let answered = false;

  async function list(part: readonly number[]): Promise<unknown[]> {
    try {
      const found = await client.conversations.listByIds(part);
      answered = true;
      return found;
    } catch (error) {
      calls += 2;
      if (!isRefusedInput(error) || calls > MAX_CALLS) throw error;
      if (part.length === 1) return refusedAlone(part[0] ?? 0, error);
      const middle = Math.ceil(part.length / 2);
      return [...(await list(part.slice(0, middle))), ...(await list(part.slice(middle)))];
    }
  }

  let refusal: ApiError | null = null;
  function refusedAlone(id: number, error: ApiError): [] {
    if (id <= MOST_IDS && error.status !== 404) refusal ??= error;
    return [];
  }

  const found = await list(ids);
  if (refusal !== null && !answered) throw refusal;
  return found;
}

function isRefusedInput(error: unknown): error is ApiError {
  return isApiError(error) && [400, 404, 422].includes(error.status);
}
