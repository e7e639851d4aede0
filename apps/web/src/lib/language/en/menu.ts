import { plural } from './plural.ts';

/** The command menu; most of its lines are those of the keyboard help. */
export const menu = {
  title: 'Commands',
  /** By what the menu offers. */
  searches: { all: 'Type a command', assignee: 'Type a name', snooze: 'Choose or type a time' },
  none: 'There is no such command.',
  found: (count: number) => plural(count, { one: '# command', other: '# commands' }),
  also: (effects: string) => `also ${effects}`,
  assignTo: (name: string) => `Assign to ${name}`,
  snooze: (label: string, time: string) => `Snooze: ${label} (${time})`,
  wake: 'Wake',
  show: (what: string) => `Show: ${what}`,
  sort: (order: string) => `Sort: ${order}`,
  language: (name: string) => `Language: ${name}`,
  keysOff: 'Switch single-key shortcuts off',
  keysOn: 'Switch single-key shortcuts on',
};
