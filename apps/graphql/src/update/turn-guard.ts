import { type ContextValue, createContextKey, type Middleware } from '@parley/rest-client';
import { CoordinationError } from '../failures/coordination-error.ts';
import type { Turn } from './conversation-lock.ts';

const TURN = createContextKey<Turn>('turn');

/** The turn ran out before the write that it was for. */
export class TurnLostError extends CoordinationError {
  constructor() {
    super('The lock of this conversation was lost.');
  }
}

/** For one write: the turn that it belongs to. */
export function toTurnValue(turn: Turn): ContextValue {
  return TURN.with(turn);
}

/**
 * Looks once more in the last moment before a write is sent: it may have waited for its place, and the process may have
 * stood still. The innermost layer, so that nothing is waited for behind it.
 */
export const turnGuard: Middleware = {
  name: 'turn',
  attempt({ call }, next) {
    if (call.get(TURN)?.isHeld() === false) throw new TurnLostError();
    return next();
  },
};
