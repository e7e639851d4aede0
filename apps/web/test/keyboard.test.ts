import { expect, test } from 'vitest';
import { commandOf, KEY_HELP, type KeyPress } from '../src/keyboard/key-map.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

test.each([
  ['j', { name: 'move', by: 1 }],
  ['k', { name: 'move', by: -1 }],
  ['1', { name: 'status', status: 'to-do' }],
  ['2', { name: 'status', status: 'in-progress' }],
  ['3', { name: 'status', status: 'done' }],
  ['Z', { name: 'undo' }],
  ['?', { name: 'help' }],
  ['x', null],
  ['constructor', null],
])('%s means %o', (key, command) => {
  expect(commandOf(press(key))).toEqual(command);
});

test.each(['ctrlKey', 'altKey', 'metaKey', 'isComposing'] as const)(
  'a key with %s is left alone',
  (modifier) => {
    for (const { keys } of KEY_HELP) {
      for (const key of keys) expect(commandOf(press(key, { [modifier]: true }))).toBeNull();
    }
  },
);

test('a key that is held down moves on but changes nothing twice', () => {
  expect(commandOf(press('j', { repeat: true }))).not.toBeNull();
  expect(commandOf(press('3', { repeat: true }))).toBeNull();
});

test('every single key of the help does something', () => {
  for (const { keys } of KEY_HELP) {
    if (keys[0].length === 1) expect(commandOf(press(keys[0])), keys[0]).not.toBeNull();
  }
});
