import { expect, test } from 'vitest';
import { KEY_HELP } from '../src/features/keyboard/key-help.ts';
import { type CommandPress, commandOf, KEYS, keyOf } from '../src/features/keyboard/key-map.ts';
import { readKey } from '../src/lib/keyboard/read-key.ts';

const press = (key: string, more: Partial<CommandPress> = {}): CommandPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

test.each([
  ['j', 'next'],
  ['k', 'previous'],
  ['1', 'queue'],
  ['2', 'start'],
  ['3', 'finish'],
  ['Z', 'undo'],
  ['?', 'help'],
  ['x', 'select'],
  ['ArrowDown', null],
  ['Enter', null],
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
        const name = commandOf(press(key, { [modifier]: true }), true, 'row');
        expect(name, key).toBe(isOurs ? { k: 'menu', a: 'selectAll' }[key] : null);
      }
    }
  },
);

test('a key that is held down moves on but changes nothing twice', () => {
  expect(commandOf(press('j', { repeat: true }))).not.toBeNull();
  expect(commandOf(press('3', { repeat: true }))).toBeNull();
});

test.each([
  ['ArrowDown', 'next'],
  ['Home', 'first'],
  ['Enter', 'open'],
  [' ', 'select'],
  ['3', 'finish'],
])('on a row %o means %s', (key, command) => {
  expect(commandOf(press(key), true, 'row')).toBe(command);
  expect(commandOf(press(key, { altKey: true }), true, 'row')).toBeNull();
});

test('a key has one meaning, and the help says it, but for what every list does', () => {
  expect(new Set(KEYS.map(([key]) => key)).size).toBe(KEYS.length);
  const helped = new Set(KEY_HELP.map(({ does }) => does));
  for (const [key, command] of KEYS) {
    if (/^(page-|first|last)/.test(command)) continue;
    expect(helped, key).toContain(command === 'left' || command === 'right' ? 'beside' : command);
  }
});

test('the help shows the keys as they stand on a keyboard', () => {
  const keysOf = (wanted: string) => KEY_HELP.find(({ does }) => does === wanted)?.keys;
  expect(['next', 'back', 'selectAll', 'beside', 'menu'].map(keysOf)).toEqual([
    ['j', '↓'],
    ['Esc'],
    ['Ctrl A'],
    ['←', '→'],
    ['Ctrl K'],
  ]);
  expect(keyOf('review')).toBe('r');
});

test('every single key of the help does something', () => {
  for (const { keys } of KEY_HELP) {
    const [key = ''] = keys;
    if (/^[ -~]$/.test(key)) expect(commandOf(press(key)), key).not.toBeNull();
  }
});

test.each<[string, Partial<CommandPress>]>([
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
  expect(commandOf(press('Escape'), false)).toBe('back');
  expect(commandOf(press('k', { ctrlKey: true }), false)).toBe('menu');
});

/** What the key with this Latin letter on it writes elsewhere. */
const ELSEWHERE: readonly (readonly [layout: string, key: string, code: string, latin: string])[] = [
  ['Russian', 'о', 'KeyJ', 'j'],
  ['Russian', 'Л', 'KeyK', 'k'],
  ['Russian', 'я', 'KeyZ', 'z'],
  ['Greek', 'α', 'KeyA', 'a'],
  ['Arabic', 'ت', 'KeyJ', 'j'],
  ['Arabic', '٣', 'Digit3', '3'],
  ['Arabic', 'ظ', 'Slash', '/'],
  ['Hebrew', 'ח', 'KeyJ', 'j'],
  ['Persian', '۲', 'Numpad2', '2'],
  ['Hindi', 'र', 'KeyJ', 'j'],
];

test.each(ELSEWHERE)('on a %s keyboard %s does what %s does', (_, key, code, latin) => {
  expect(readKey({ key, code })).toBe(latin);
  expect(commandOf(press(key, { code }))).toEqual(commandOf(press(latin)));
  expect(commandOf(press(key, { code, ctrlKey: true }))).toEqual(commandOf(press(latin, { ctrlKey: true })));
  expect(commandOf(press(key, { code }), false)).toBeNull();
});

test('the Arabic question mark asks for help', () => {
  expect(commandOf(press('؟', { code: 'Slash', shiftKey: true }))).toBe('help');
});

test.each([
  ['Dvorak', 'h', 'KeyJ'],
  ['AZERTY', 'é', 'Digit2'],
  ['AZERTY', 'q', 'KeyA'],
  ['QWERTZ', 'y', 'KeyZ'],
  ['Turkish', 'ı', 'KeyI'],
  ['Hebrew', '/', 'KeyQ'],
])('on a %s keyboard %s is what it says, not where it is', (_, key, code) => {
  expect(readKey({ key, code })).toBe(key);
});

test('with AltGr no place of a key counts', () => {
  const getModifierState = (name: string) => name === 'AltGraph';
  expect(commandOf(press('ξ', { code: 'KeyJ', getModifierState }))).toBeNull();
});

test.each<[string, Partial<CommandPress>]>([
  ['says so', { isComposing: true }],
  ['has the code of one', { keyCode: 229 }],
])('a key of an input method, which %s, is not ours', (_, more) => {
  for (const key of ['Enter', 'Escape', 'ArrowDown', 'j', 'о'])
    expect(readKey({ key, code: 'KeyJ', ...more }), key).toBe('');
  expect(commandOf(press('Escape', more))).toBeNull();
});
