import type { ConversationStatus } from '@parley/domain/status';
import type { ConversationIndexQuery } from '../../generated/graphql.ts';

export type StatusCounts = Readonly<Record<ConversationStatus, number>>;

/** A conversation that has changed its status since the server counted. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

export function toCounts(counts: ConversationIndexQuery['conversationIndex']['counts']): StatusCounts {
  return { 'to-do': counts.toDo, 'in-progress': counts.inProgress, done: counts.done };
}

/** The server's counts with our own moves applied. */
export function shiftCounts(counts: StatusCounts, moves: Iterable<Move>): StatusCounts {
  const shifted: Record<string, number> = { ...counts };
  for (const { from, to } of moves) {
    if (from === to) continue;
    const before = shifted[from];
    const after = shifted[to];
    if (before !== undefined) shifted[from] = Math.max(0, before - 1);
    if (after !== undefined) shifted[to] = after + 1;
  }
  return shifted as unknown as StatusCounts;
}
