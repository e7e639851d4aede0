import type { UpdateIntent } from '../../conversation-sync/update/pending-update.ts';
import type { Command } from './key-map.ts';

/** The change that a command asks for; null = it asks for none by itself. */
export function intentOf(command: Command, viewerId: string | null): UpdateIntent | null {
  switch (command.name) {
    case 'status':
      return { status: command.status };
    case 'assign-me':
      return viewerId === null ? null : { userId: Number(viewerId) };
    case 'unassign':
      return { userId: null };
    default:
      return null;
  }
}
