import { describe, expect, test } from 'vitest';
import { inboxPath, openConversation } from '../src/route/conversation-path.ts';
import { EMPTY_VIEW, formatView, parseView, toIndexVariables } from '../src/route/view.ts';

describe('the view in the URL', () => {
  test.each([
    ['', ''],
    ['?', ''],
    ['?status=to-do', '?status=to-do'],
    ['?assignee=me&status=done&channel=WhatsApp', '?status=done&channel=whatsapp&assignee=me'],
    ['?status=solved&channel=fax&assignee=you&sort=loudest', ''],
    ['?assignee=007', ''],
    ['?assignee=7', '?assignee=7'],
    ['?sort=newest', ''],
    ['?q=%20%20M%C3%BCller%20', '?q=M%C3%BCller'],
    ['?q=%', '?q=%25'],
    ['?status=done&status=to-do', '?status=done'],
    ['?utm_source=mail', ''],
    ['?selected=10.9.x.9.-1.07.&q=a', '?q=a&selected=9.10'],
    ['?selected=', ''],
  ])('%s is spelled %s', (typed, canonical) => {
    expect(formatView(parseView(typed))).toBe(canonical);
  });

  test('any text gives a view whose spelling stays the same', () => {
    const parts = [
      'status',
      'channel',
      'assignee',
      'q',
      'sort',
      'selected',
      '8.',
      '=',
      '&',
      '?',
      '%',
      '%E0%A4',
      'me',
      '\ud83d',
      '😀',
      ' ',
      '+',
      '9'.repeat(30),
      'constructor',
      '__proto__',
      '\0',
    ];
    let seed = 42;
    const random = () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    for (let round = 0; round < 5000; round += 1) {
      const length = Math.floor(random() * 12);
      const text = Array.from({ length }, () => parts[Math.floor(random() * parts.length)]).join('');
      const once = formatView(parseView(text));
      expect(formatView(parseView(once)), text).toBe(once);
    }
  });

  test('a search that is cut keeps whole characters', () => {
    const { q } = parseView(`?q=${'a'.repeat(199)}😀`);
    expect(q).toBe('a'.repeat(199));
  });

  test('a selection names at most 200 conversations', () => {
    const ids = Array.from({ length: 300 }, (_, index) => String(300 - index));
    const { selected } = parseView(`?selected=${ids.join('.')}`);
    expect(selected).toHaveLength(200);
    expect(selected.slice(0, 3)).toEqual(['1', '2', '3']);
  });

  test('"me" becomes the viewer, "none" becomes unassigned', () => {
    expect(toIndexVariables({ ...EMPTY_VIEW, assignee: 'me' }, '4').filter).toEqual({ userId: ['4'] });
    expect(toIndexVariables({ ...EMPTY_VIEW, assignee: 'none' }, '4').filter).toEqual({ unassigned: true });
    expect(toIndexVariables({ ...EMPTY_VIEW, status: 'in-progress' }, null).filter).toEqual({
      status: ['IN_PROGRESS'],
    });
  });
});

test.each([
  ['/c/123', '123'],
  ['/c/123/', '123'],
  ['/c/0', null],
  ['/c/12a', null],
  ['/c/', null],
  ['/', null],
  ['/c/99999999999999999999', null],
])('the path %s opens %s', (path, id) => {
  expect(openConversation(path)).toBe(id);
});

test('a path and a view make one address', () => {
  expect(inboxPath('5', '?status=done')).toBe('/c/5?status=done');
  expect(inboxPath(null, '')).toBe('/');
});
