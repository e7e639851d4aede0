import { plural } from './plural.ts';

/** Choosing several conversations, changing them at once, and how that went. */
export const bulk = {
  bar: 'Change what is selected',
  select: (name: string) => `Select ${name}`,
  selected: (count: number) => plural(count, { one: '# selected', other: '# selected' }),
  most: (count: number) => plural(count, { one: 'at most # at a time', other: 'at most # at a time' }),
  /** All of the list, or all of a column. */
  selectAll: { list: 'Select all', board: 'Select the column' },
  clear: 'Clear selection',
  assign: 'Assign…',
  snooze: 'Snooze…',
  /** What a change does beside what it says, and for how many of the selected. */
  alsoFor: (effects: string, count: string, total: string) => `${effects} (${count} of ${total})`,
  some: (count: string, conversations: string) => `${count} of ${conversations}`,
  saving: 'Saving…',
  waiting: 'Waiting for the connection.',
  unchanged: (count: number) => plural(count, { one: '# was so already.', other: '# were so already.' }),
  conflicts: (count: number) =>
    plural(count, { one: '# was changed by somebody else.', other: '# were changed by somebody else.' }),
  refused: (count: number) => plural(count, { one: '# was refused.', other: '# were refused.' }),
  unsettled: (count: number) =>
    plural(count, {
      one: '# is not saved yet and is tried again.',
      other: '# are not saved yet and are tried again.',
    }),
  left: (count: number) => plural(count, { one: '# was left as it is.', other: '# were left as they are.' }),
  review: 'Review',
  reviewTitle: 'What was not saved',
  allMine: 'Apply mine to all',
  allTheirs: 'Keep theirs for all',
  tryAgain: 'Try again',
  leave: 'Leave it',
  notLoaded: 'It could not be loaded.',
};
