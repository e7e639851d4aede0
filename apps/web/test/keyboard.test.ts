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
  ['x', { name: 'select' }],
  ['y', null],
  ['constructor', null],
])('%s means %o', (key, command) => {
  expect(commandOf(press(key))).toEqual(command);
});

test.each(['ctrlKey', 'altKey', 'metaKey', 'isComposing'] as const)(
  'a key with %s is left alone',
  (modifier) => {
    for (const { keys } of KEY_HELP) {
      for (const key of keys) {
        const isOurs = 'ka'.includes(key) && (modifier === 'ctrlKey' || modifier === 'metaKey');
        const name = commandOf(press(key, { [modifier]: true }))?.name ?? null;
        expect(name, key).toBe(isOurs ? { k: 'menu', a: 'select-all' }[key] : null);
      }
    }
  },
);

test('a key that is held down moves on but changes nothing twice', () => {
  expect(commandOf(press('j', { repeat: true }))).not.toBeNull();
  expect(commandOf(press('3', { repeat: true }))).toBeNull();
});

test('every single key of the help does something', () => {
  for (const { keys } of KEY_HELP) {
    const [key = ''] = keys;
    if (key.length === 1) expect(commandOf(press(key)), key).not.toBeNull();
  }
});

test.each<[string, Partial<KeyPress>]>([
  ['AltGr, which is Ctrl+Alt', { ctrlKey: true, altKey: true }],
  ['Shift too', { ctrlKey: true, shiftKey: true }],
  ['both', { ctrlKey: true, metaKey: true }],
  ['a key held down', { ctrlKey: true, repeat: true }],
])('K with Ctrl and %s opens no menu', (_, modifiers) => {
  expect(commandOf(press('k', modifiers))).toBeNull();
});

test('without single keys only what no voice and no slip can press is left', () => {
  for (const { keys } of KEY_HELP) {
    for (const key of keys) if (key.length === 1) expect(commandOf(press(key), false), key).toBeNull();
  }
  expect(commandOf(press('Escape'), false)).toEqual({ name: 'back' });
  expect(commandOf(press('k', { ctrlKey: true }), false)).toEqual({ name: 'menu' });
});
