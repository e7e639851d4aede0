import type { Client } from '@urql/core';
import { UpdateConversationDocument } from '../generated/graphql.ts';
import { type Outcome, toOutcome } from './outcome.ts';
import type { PendingUpdate } from './pending-update.ts';
import { toInput } from './to-input.ts';

export function createSend(client: Client): (update: PendingUpdate) => Promise<Outcome> {
  return async (update) => {
    const { data, error } = await client
      .mutation(UpdateConversationDocument, { input: toInput(update) })
      .toPromise();
    return toOutcome(data?.updateConversation, error);
  };
}
