import { STATE_FIELDS, type StateField } from '@parley/domain/status';
import { toCurrent } from '../conversation/state.ts';
import { statusName } from '../conversation/status.ts';
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
        lead: 'Somebody else was faster',
        detail: `It is now ${theirs}. You asked for: ${describeValues(update.wish, nameOf, now)}. Nothing was saved.`,
        actions: ['apply-anyway', 'keep-theirs'],
        sticky: true,
      };
    }
    case 'refused':
      if (outcome.code === 'NEW_CUSTOMER_MESSAGE') {
        return {
          tone: 'bad',
          lead: 'Not done yet',
          detail:
            'The customer has written something that you have not seen. Read it, then press Done again.',
          actions: ['open'],
          sticky: true,
        };
      }
      return { tone: 'bad', lead: 'Not saved', detail: outcome.message, actions: [], sticky: true };
    case 'unsettled':
      return {
        tone: 'bad',
        lead: 'Not saved yet',
        detail: unsettledSentence(outcome),
        actions: ['retry', 'give-up'],
        sticky: true,
      };
  }
}

function savedNotice(
  update: AskedUpdate,
  { changed, warnings }: Extract<Outcome, { kind: 'saved' }>,
  nameOf: NameOf,
): Notice {
  if (!changed) {
    return {
      tone: 'plain',
      lead: 'Nothing to change',
      detail: 'It already was as you asked.',
      actions: [],
      sticky: false,
    };
  }
  const warning = warnings.map(({ message }) => message).join(' ');
  return {
    tone: 'good',
    lead: update.undoes ? 'Undone' : wishName(update.wish, nameOf),
    detail: update.undoes ? null : warning || null,
    actions: update.undoes ? [] : ['undo'],
    sticky: false,
  };
}

const STATUS_LEADS: Readonly<Record<string, string>> = {
  'to-do': 'Back to to-do',
  'in-progress': 'Started',
  done: 'Done',
};

/** What was asked for, in a few words. */
export function wishName({ status, userId, snoozeUntil }: Wish, nameOf: NameOf): string {
  if (status !== undefined) return STATUS_LEADS[status] ?? statusName(status);
  if (userId !== undefined) return userId === null ? 'Unassigned' : `Assigned to ${nameOf(userId)}`;
  return snoozeUntil === null ? 'Awake' : 'Snoozed';
}

function unsettledSentence({ reason, retryAfterSeconds }: Extract<Outcome, { kind: 'unsettled' }>): string {
  const again =
    retryAfterSeconds === null
      ? 'It is tried again and again.'
      : `It is tried again in ${retryAfterSeconds} seconds.`;
  switch (reason) {
    case 'network':
      return `The connection broke before an answer came. ${again} It is never applied twice.`;
    case 'unavailable':
      return `The conversation service is not available. ${again}`;
    case 'rate-limited':
      return `Too many changes at once. ${again}`;
    case 'unknown':
      return `Nobody can say whether it was saved. ${again} It is never applied twice.`;
  }
}
