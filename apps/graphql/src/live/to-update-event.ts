import type { Update } from '../update/update.ts';
import type { UpdateResult } from '../update/update-result.ts';
import type { UpdateEvent } from './update-log.ts';

/** What others are told of an update; `null` = nothing, or the upstream tells them. */
export function toUpdateEvent(
  { request, capabilities, viewer, caller, now }: Update,
  result: UpdateResult,
): UpdateEvent | null {
  if (capabilities.events || request.dryRun || result.kind !== 'success') return null;
  if (!result.changed || result.replayed) return null;
  return {
    kind: 'updated',
    conversationId: request.id,
    version: result.conversation.version,
    changes: result.changes.map(({ field, from, to, cause }) => ({
      field,
      from,
      to,
      cause,
    })) as UpdateEvent['changes'],
    userId: viewer?.id ?? null,
    at: new Date(now()).toISOString(),
    seenBy: caller.tokenId,
  };
}
