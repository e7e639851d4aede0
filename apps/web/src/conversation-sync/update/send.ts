import type { Client, OperationResult } from '@urql/core';
import { UpdateConversationDocument, type UpdateConversationMutation } from '../../generated/graphql.ts';
import type { Outcome } from './outcome.ts';
import type { QueuedUpdate } from './pending-update.ts';
import { toInput } from './to-input.ts';
import { toOutcome } from './to-outcome.ts';

/** Longer than the gateway takes to give up; a connection that is dead may never say so. */
const SEND_TIMEOUT_MS = 30_000;

export function createSend(client: Client): (update: QueuedUpdate) => Promise<Outcome> {
  return async (update) => {
    const result = await within<OperationResult<UpdateConversationMutation>>(SEND_TIMEOUT_MS, (settle) => {
      const { unsubscribe } = client
        .mutation(UpdateConversationDocument, { input: toInput(update) })
        .subscribe(settle);
      // Ends the request too: while one with the same key is open, urql would not answer the next.
      return unsubscribe;
    });
    if (result === null) return { kind: 'unsettled', reason: 'network', retryAfterSeconds: null };
    return toOutcome(result.data?.updateConversation, result.error);
  };
}

/** What the work settles with, or null when that takes too long. */
function within<T>(
  milliseconds: number,
  work: (settle: (value: T) => void) => () => void,
): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(null), milliseconds);
    const end = work((value) => finish(value));
    function finish(value: T | null): void {
      clearTimeout(timer);
      resolve(value);
      if (value === null) end();
    }
  });
}
