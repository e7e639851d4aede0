import { STATUS_EVENTS } from '../../conversation-sync/conversation/status.ts';
import type { UpdateIntent } from '../../conversation-sync/update/pending-update.ts';
import type { Command } from './key-map.ts';

/** The change that a command asks for; null = it asks for none by itself. */
export function intentOf(command: Command, viewerId: string | null): UpdateIntent | null {
  if (command === 'unassign') return { userId: null };
  if (command === 'assignMe') return viewerId === null ? null : { userId: Number(viewerId) };
  const status = STATUS_EVENTS.find(({ event }) => event === command)?.status;
  return status ? { status } : null;
}
