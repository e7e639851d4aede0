import { STATE_FIELDS, type StateField } from '@parley/domain/status';
import { words } from '../../lib/language/words.ts';
import { toCurrent } from '../conversation/state.ts';
import type { Outcome } from './outcome.ts';
import type { AskedUpdate, Wish } from './pending-update.ts';
import { describeValues, type NameOf, pickFields } from './words.ts';

export type NoticeAction = 'undo' | 'apply-anyway' | 'keep-theirs' | 'retry' | 'give-up' | 'open';

/** An outcome in words, with what can be done about it. */
export interface Notice {
  readonly tone: 'good' | 'plain' | 'bad';
  readonly lead: string;
  readonly detail: string | null;
  readonly actions: readonly NoticeAction[];
  /** Stays until somebody decides. */
  readonly sticky: boolean;
}

const FIELD_OF = { STATUS: 'status', USER_ID: 'userId', SNOOZE_UNTIL: 'snoozeUntil' } as const;

export function toNotice(
  update: AskedUpdate,
  outcome: Exclude<Outcome, { kind: 'signed-out' }>,
  nameOf: NameOf,
  now: number,
): Notice {
  switch (outcome.kind) {
    case 'saved':
      return savedNotice(update, outcome, nameOf);
    case 'conflict': {
      const named: StateField[] = outcome.fields.map((field) => FIELD_OF[field]);
      const fields = named.length > 0 ? named : STATE_FIELDS;
      const theirs = describeValues(pickFields(toCurrent(outcome.current), fields), nameOf, now);
      return {
        tone: 'bad',
        lead: update.undoes ? words.update.notUndone : words.update.conflict,
        detail: words.update.bothValues(theirs, describeValues(update.wish, nameOf, now)),
        actions: ['apply-anyway', 'keep-theirs'],
        sticky: true,
      };
    }
    case 'refused':
      if (outcome.code === 'NEW_CUSTOMER_MESSAGE') {
        return {
          tone: 'bad',
          lead: words.update.notYet,
          detail: words.update.newMessage,
          actions: ['open'],
          sticky: true,
        };
      }
      return {
        tone: 'bad',
        lead: words.update.notSaved,
        detail: refusalSentence(outcome.code),
        actions: [],
        sticky: true,
      };
    case 'unsettled':
      return {
        tone: 'bad',
        lead: words.update.notSavedYet,
        detail: unsettledSentence(outcome),
        actions: ['retry', 'give-up'],
        sticky: true,
      };
  }
}

/** Codes are for programs: some people cannot meet, and of each new one nothing more is known. */
function refusalSentence(code: string): string {
  return { ...words.update.refusals }[code] ?? words.update.refusedBecause(code);
}

function savedNotice(
  update: AskedUpdate,
  { changed, warnings }: Extract<Outcome, { kind: 'saved' }>,
  nameOf: NameOf,
): Notice {
  if (!changed) {
    return {
      tone: 'plain',
      lead: words.update.nothingToChange,
      detail: words.update.asAsked,
      actions: [],
      sticky: false,
    };
  }
  const warning = warnings.map(({ code }) => words.update.warnings[code]).join(' ');
  return {
    tone: 'good',
    lead: update.undoes ? words.update.done.undone : wishName(update.wish, nameOf),
    detail: update.undoes ? null : warning || null,
    actions: update.undoes ? [] : ['undo'],
    sticky: false,
  };
}

/** What was asked for, in a few words. */
export function wishName({ status, userId, snoozeUntil }: Wish, nameOf: NameOf): string {
  const { done } = words.update;
  if (status !== undefined) return done[status];
  if (userId !== undefined) return userId === null ? done.unassigned : done.assigned(nameOf(userId));
  return snoozeUntil === null ? done.awake : done.snoozed;
}

function unsettledSentence({ reason, retryAfterSeconds }: Extract<Outcome, { kind: 'unsettled' }>): string {
  const { again, againIn, unsettled } = words.update;
  return unsettled[reason](retryAfterSeconds === null ? again : againIn(retryAfterSeconds));
}
