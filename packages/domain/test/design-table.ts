import type { ConversationEvent, ConversationState, ConversationStatus } from '../src/index.ts';

/** What the design says, written down a second time by hand: the oracle of the matrix, never derived from the code. */
interface Row {
  status: ConversationStatus;
  user: 'keep' | 'me if nobody' | 'given' | 'nobody';
  sleep: 'keep' | 'awake' | 'given';
}

const row = (status: ConversationStatus, user: Row['user'] = 'keep', sleep: Row['sleep'] = 'keep'): Row => ({
  status,
  user,
  sleep,
});

const DESIGN: Record<ConversationEvent, Record<ConversationStatus, Row>> = {
  start: {
    'to-do': row('in-progress', 'me if nobody', 'awake'),
    'in-progress': row('in-progress'),
    done: row('in-progress', 'me if nobody', 'awake'),
  },
  finish: {
    'to-do': row('done', 'keep', 'awake'),
    'in-progress': row('done', 'keep', 'awake'),
    done: row('done'),
  },
  queue: { 'to-do': row('to-do'), 'in-progress': row('to-do'), done: row('to-do') },
  assign: {
    'to-do': row('to-do', 'given'),
    'in-progress': row('in-progress', 'given'),
    done: row('done', 'given'),
  },
  unassign: {
    'to-do': row('to-do', 'nobody'),
    'in-progress': row('to-do', 'nobody'),
    done: row('done', 'nobody'),
  },
  snooze: {
    'to-do': row('to-do', 'keep', 'given'),
    'in-progress': row('in-progress', 'keep', 'given'),
    done: row('to-do', 'keep', 'given'),
  },
  wake: {
    'to-do': row('to-do', 'keep', 'awake'),
    'in-progress': row('in-progress', 'keep', 'awake'),
    done: row('done', 'keep', 'awake'),
  },
  timer: {
    'to-do': row('to-do', 'keep', 'awake'),
    'in-progress': row('in-progress', 'keep', 'awake'),
    done: row('done', 'keep', 'awake'),
  },
  'customer-reply': {
    'to-do': row('to-do', 'keep', 'awake'),
    'in-progress': row('in-progress'),
    done: row('to-do'),
  },
};

export function designed(
  state: ConversationState,
  event: ConversationEvent,
  given: { me: number; user: number; until: string },
): ConversationState {
  // Nobody can be unassigned from a conversation that has nobody.
  if (event === 'unassign' && state.userId === null) return state;
  const { status, user, sleep } = DESIGN[event][state.status as ConversationStatus];
  return {
    status,
    userId:
      user === 'given'
        ? given.user
        : user === 'nobody'
          ? null
          : user === 'keep'
            ? state.userId
            : (state.userId ?? given.me),
    snoozeUntil: sleep === 'given' ? given.until : sleep === 'awake' ? null : state.snoozeUntil,
  };
}
