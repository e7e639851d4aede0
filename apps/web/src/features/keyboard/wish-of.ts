import type { Wish } from '../../conversation-sync/update/pending-update.ts';
import type { Command } from './key-map.ts';

/** The change that a command asks for; null = it asks for none by itself. */
export function wishOf(command: Command, viewerId: string | null): Wish | null {
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
