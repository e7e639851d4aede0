import { STATE_FIELDS, type StateField } from '@parley/domain/status';
import { messages } from '../../lib/language/messages.ts';
import { toCurrent } from '../conversation/state.ts';
import { describeValues, type NameOf, pickFields } from './describe-values.ts';
import type { Outcome } from './outcome.ts';
import type { QueuedUpdate, UpdateIntent } from './pending-update.ts';

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
  update: QueuedUpdate,
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
        lead: update.undoes ? messages.update.notUndone : messages.update.conflict,
        detail: messages.update.bothValues(theirs, describeValues(update.intent, nameOf, now)),
        actions: ['apply-anyway', 'keep-theirs'],
        sticky: true,
      };
    }
    case 'refused':
      if (outcome.code === 'NEW_CUSTOMER_MESSAGE') {
        return {
          tone: 'bad',
          lead: messages.update.notYet,
          detail: messages.update.newMessage,
          actions: ['open'],
          sticky: true,
        };
      }
      return {
        tone: 'bad',
        lead: messages.update.notSaved,
        detail: refusalSentence(outcome.code),
        actions: [],
        sticky: true,
      };
    case 'unsettled':
      return {
        tone: 'bad',
        lead: messages.update.notSavedYet,
        detail: unsettledSentence(outcome),
        actions: ['retry', 'give-up'],
        sticky: true,
      };
  }
}

/** Codes are for programs: some people cannot meet, and of each new one nothing more is known. */
function refusalSentence(code: string): string {
  return { ...messages.update.refusals }[code] ?? messages.update.refusedBecause(code);
}

function savedNotice(
  update: QueuedUpdate,
  { changed, warnings }: Extract<Outcome, { kind: 'saved' }>,
  nameOf: NameOf,
): Notice {
  if (!changed) {
    return {
      tone: 'plain',
      lead: messages.update.nothingToChange,
      detail: messages.update.asAsked,
      actions: [],
      sticky: false,
    };
  }
  const warning = warnings.map(({ code }) => messages.update.warnings[code]).join(' ');
  return {
    tone: 'good',
    lead: update.undoes ? messages.update.done.undone : intentName(update.intent, nameOf),
    detail: update.undoes ? null : warning || null,
    actions: update.undoes ? [] : ['undo'],
    sticky: false,
  };
}

/** What was asked for, in a few words. */
export function intentName({ status, userId, snoozeUntil }: UpdateIntent, nameOf: NameOf): string {
  const { done } = messages.update;
  if (status !== undefined) return done[status];
  if (userId !== undefined) return userId === null ? done.unassigned : done.assigned(nameOf(userId));
  return snoozeUntil === null ? done.awake : done.snoozed;
}

function unsettledSentence({ reason, retryAfterSeconds }: Extract<Outcome, { kind: 'unsettled' }>): string {
  const { again, againIn, unsettled } = messages.update;
  return unsettled[reason](retryAfterSeconds === null ? again : againIn(retryAfterSeconds));
}
