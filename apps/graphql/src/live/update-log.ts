import { randomUUID } from 'node:crypto';
import type { Update } from '../update/update.ts';
import type { UpdateResult } from '../update/update-result.ts';
import type { Changed, EventSource } from './live-event.ts';
import { Notifier, RecentEvents } from './recent-events.ts';

export type UpdateEvent = Omit<Changed, 'id'>;

/** The updates that gateways made themselves: what there is to tell where the upstream has no feed. */
export interface UpdateLog extends EventSource {
  /** `undefined` = done. Never rejects: the update is over, and what cannot be told of it is told later as a gap. */
  append(event: UpdateEvent): Promise<void> | undefined;
  close(): void;
}

const KEPT = 1_000;

/** Of this process alone. */
export function createMemoryUpdateLog(): UpdateLog {
  // An id of another life of this process must not look like one of this life.
  const life = randomUUID().slice(0, 8);
  const recent = new RecentEvents(KEPT, `${life}-0`);
  const notifier = new Notifier();
  let count = 0;

  return {
    append(event) {
      count += 1;
      recent.add({ ...event, id: `${life}-${count}` });
      notifier.notify();
      return undefined;
    },
    async *open(after, signal) {
      let index = after === null ? null : recent.indexAfter(after);
      let greeting: 'started' | 'resync' = after === null ? 'started' : 'resync';
      while (!signal.aborted) {
        const event = index === null ? null : recent.at(index);
        if (index === null || event === null) {
          index = recent.end;
          yield { kind: greeting, id: recent.last };
          greeting = 'resync';
        } else if (event === undefined) {
          await notifier.wait(signal);
        } else {
          index += 1;
          yield event;
        }
      }
    },
    close: () => {},
  };
}

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
    visibleTo: caller.tokenId,
  };
}
