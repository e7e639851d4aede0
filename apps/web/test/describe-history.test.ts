import { expect, test } from 'vitest';
import { describeCause, describeChange } from '../src/features/panel/describe-history.ts';

const nameOf = (id: number) => (id === 1 ? 'you' : `user ${id}`);

test.each([
  [{ field: 'STATUS', from: 'TO_DO', to: 'IN_PROGRESS' }, 'Status: To do → In progress'],
  [{ field: 'STATUS', from: 'LATER', to: 'DONE' }, 'Status: Unknown status → Done'],
  [{ field: 'USER_ID', from: null, to: '1' }, 'Assignee: nobody → you'],
  [{ field: 'USER_ID', from: '5', to: null }, 'Assignee: user 5 → nobody'],
  [{ field: 'SNOOZE_UNTIL', from: 'soon', to: null }, 'Snooze: awake → awake'],
] as const)('%o is told as %s', (entry, words) => {
  expect(describeChange(entry, nameOf)).toBe(words);
});

test.each([
  [{ cause: 'EXPLICIT', user: { __typename: 'User', id: '2', name: 'Ben' } }, 'Ben'],
  [{ cause: 'EXPLICIT', user: { __typename: 'User', id: '2', name: null } }, 'user 2'],
  [{ cause: 'EXPLICIT', user: null }, 'A program'],
  [{ cause: 'POLICY', user: { __typename: 'User', id: '2', name: 'Ben' } }, 'Ben, as a consequence'],
  [{ cause: 'CUSTOMER', user: null }, 'Because the customer wrote'],
  [{ cause: 'TIMER', user: null }, 'Because the time came'],
] as const)('%o is told as %s', (entry, words) => {
  expect(describeCause(entry, nameOf)).toBe(words);
});
