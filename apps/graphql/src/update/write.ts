import { isConversationStatus, type PlannedPatch } from '@parley/domain';
import { isApiError, isRestClientError, type RestClientError } from '@parley/rest-client';
import type { ConversationObject } from '../upstream/conversation-object.ts';
import { answered } from '../upstream/conversation-reader.ts';
import type { Update } from './update.ts';

/** `stale`: the version is no longer this one. `ambiguous`: sent, and nobody knows whether it was carried out. */
export type Written =
  | { readonly kind: 'written'; readonly conversation: ConversationObject }
  | { readonly kind: 'stale' }
  | { readonly kind: 'ambiguous'; readonly error: RestClientError };

/**
 * The one place that writes. The caller's abort signal stops nothing here: a browser that goes away must not leave
 * behind a write that nobody looked after.
 */
export async function write(
  { client, request, capabilities }: Update,
  patch: PlannedPatch,
  version: string | null,
): Promise<Written> {
  const { status, ...rest } = patch;
  const body = { ...rest, ...(isConversationStatus(status) && { status }) };
  try {
    const call = client.conversations.update(request.id, body, {
      ...(version !== null && { ifMatch: version }),
      ...(request.idempotencyKey !== null && { idempotencyKey: request.idempotencyKey }),
    });
    return { kind: 'written', conversation: await answered(call, request.id, capabilities) };
  } catch (error) {
    if (isApiError(error) && error.status === 412 && version !== null) return { kind: 'stale' };
    if (isRestClientError(error) && error.outcome === 'unknown') return { kind: 'ambiguous', error };
    throw error;
  }
}
