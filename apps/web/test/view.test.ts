import { isDeepStrictEqual } from 'node:util';
import { CONVERSATION_STATUSES } from '@parley/domain/status';
import { Random } from '@parley/testing/random';
import { randomQuery } from '@parley/testing/random-query';
import { describe, expect, test } from 'vitest';
import { CHANNELS } from '../src/conversation-sync/conversation/channel.ts';
import {
  EMPTY_VIEW,
  formatView,
  LAYOUTS,
  parseView,
  SORTS,
  toIndexVariables,
} from '../src/conversation-sync/view/view.ts';
import { inboxPath, openConversation } from '../src/lib/route/conversation-path.ts';

describe('the view in the URL', () => {
  test.each([
    ['', ''],
    ['?', ''],
    ['?status=to-do', '?status=to-do'],
    ['?assignee=me&status=done&channel=WhatsApp', '?status=done&channel=whatsapp&assignee=me'],
    ['?status=solved&channel=fax&assignee=you&sort=loudest', ''],
    ['?q=a&status=done&view=board', '?view=board&status=done&q=a'],
    ['?view=list', ''],
    ['?view=BOARD&view=board', ''],
    ['?q=100%2525', '?q=100%2525'],
    ['?q=%F0%9F%98', '?q=%EF%BF%BD'],
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

  test('of 10,000 random query strings each gives a view that can be shown, and has one spelling', () => {
    const random = new Random(20261123);
    let understood = 0;
    for (let round = 0; round < 10_000; round += 1) {
      const text = randomQuery(random);
      const view = parseView(text);
      const spelled = formatView(view);
      if (spelled !== '') understood += 1;
      const holds = {
        layout: LAYOUTS.includes(view.layout),
        status: view.status === null || CONVERSATION_STATUSES.includes(view.status),
        channel: view.channel === null || CHANNELS.includes(view.channel),
        sort: SORTS.includes(view.sort),
        assignee: /^(me|none|[1-9]\d{0,15})$/.test(view.assignee ?? 'me'),
        q: /^(\S(\P{Surrogate}{0,198}\S)?)?$/su.test(view.q),
        selected: view.selected.every((id) => /^[1-9]\d{0,15}$/.test(id)),
        spelling: /^(\?[\w.~!*'()%&=+-]+)?$/.test(spelled),
        // As the browser keeps it, which is how it comes back.
        address: new URL(`http://inbox/${spelled}`).search === spelled,
        again: isDeepStrictEqual(parseView(spelled), view) && formatView(parseView(spelled)) === spelled,
      };
      const broken = Object.entries(holds).flatMap(([name, isTrue]) => (isTrue ? [] : [name]));
      if (broken.length > 0) expect({ text, broken }).toEqual({ text, broken: [] });
    }
    // Otherwise only nonsense was tried.
    expect(understood).toBeGreaterThan(2_000);
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
    expect(formatView({ ...EMPTY_VIEW, selected: ids })).toBe('');
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
