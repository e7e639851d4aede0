import { plural } from './plural.ts';

export const update = {
  actions: {
    undo: 'Undo',
    'apply-anyway': 'Apply mine anyway',
    'keep-theirs': 'Keep theirs',
    retry: 'Retry',
    'give-up': 'Discard',
    open: 'Open',
  },
  /** What was done, in a toast. */
  done: {
    'to-do': 'Back to to-do',
    'in-progress': 'Started',
    done: 'Done',
    assigned: (name: string) => `Assigned to ${name}`,
    unassigned: 'Unassigned',
    snoozed: 'Snoozed',
    awake: 'Awake',
    undone: 'Undone',
  },
  /** A conversation's values, in a list. */
  values: {
    assigned: (name: string) => `assigned to ${name}`,
    unassigned: 'unassigned',
    snoozed: (time: string) => `snoozed until ${time}`,
    awake: 'awake',
  },
  /** What a change does beside what it says, in a list. */
  effects: {
    assigns: (name: string) => `assigns it to ${name}`,
    unassigns: 'unassigns it',
    wakes: 'ends the snooze',
    sets: (status: string) => `sets it to ${status.toLowerCase()}`,
    outlasts: 'outlasts the time to reply',
  },
  also: (event: string, effects: string) => `${event} also ${effects}.`,
  notLoaded: 'Not loaded yet. Try again in a moment.',
  already: (values: string) => `Already so: ${values}`,
  nothingToUndo: 'There is nothing to undo.',
  conflict: 'Somebody else was faster',
  notUndone: 'Not undone',
  bothValues: (theirs: string, yours: string) =>
    `It is now ${theirs}. You asked for: ${yours}. Nothing was saved.`,
  notYet: 'Not done yet',
  newMessage: 'The customer has written something that you have not seen. Read it, then press Done again.',
  notSaved: 'Not saved',
  notSavedYet: 'Not saved yet',
  nothingToChange: 'Nothing to change',
  asAsked: 'It already was as you asked.',
  unsettled: {
    network: (again: string) =>
      `The connection broke before an answer came. ${again} It is never applied twice.`,
    unavailable: (again: string) => `The conversation service is not available. ${again}`,
    'rate-limited': (again: string) => `Too many changes at once. ${again}`,
    unknown: (again: string) => `Nobody can say whether it was saved. ${again} It is never applied twice.`,
  },
  notKept: 'This browser keeps no changes for Parley. Leave this page open until everything is saved.',
  again: 'It is tried again and again.',
  againIn: (seconds: number) =>
    `It is tried again in ${plural(seconds, { one: '# second', other: '# seconds' })}.`,
  refusals: {
    REQUEST_REFUSED: 'This change is one that the server cannot carry out.',
    PAGE_OUTDATED: 'This page is older than the server. Load Parley again, then ask for it once more.',
    UNREADABLE: 'It was kept by another version of Parley and cannot be read any more. Ask for it again.',
    SNOOZE_IN_PAST: 'The snooze time has passed. Choose a later one.',
    SNOOZE_UNSUPPORTED: 'The connected system cannot snooze.',
    SNOOZE_BEYOND_REPLY_WINDOW: 'The snooze would outlast the time to reply. Choose an earlier time.',
    TRANSITION_NOT_ALLOWED: 'Your organisation does not allow this change of status.',
    TAKEOVER_REQUIRED: 'It is assigned to somebody else by now.',
    USER_REQUIRED: 'A conversation in progress needs somebody who looks after it. Assign it first.',
    USER_NOT_FOUND: 'This user cannot be assigned any more. Choose somebody else.',
    CONVERSATION_NOT_FOUND: 'This conversation is gone, or you may not see it.',
    FORBIDDEN: 'Your user may not change this. Ask an administrator for permission.',
    INVALID_INPUT: 'The conversation service did not accept the values.',
    VERSION_UNSUPPORTED: 'The connected system cannot protect this change.',
  },
  refusedBecause: (code: string) => `The conversation service refused it (${code}).`,
  warnings: {
    IN_PROGRESS_WITHOUT_USER: 'Nobody is assigned yet.',
    NOTHING_ASKED: 'There was nothing to change.',
    SNOOZE_BEYOND_REPLY_WINDOW: 'It outlasts the time to reply.',
    TAKEOVER: 'It was assigned to somebody else before.',
  },
};
