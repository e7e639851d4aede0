import { expect, test } from 'vitest';
import { createToastStore, type Toast } from '../src/ui/toast/toast-store.ts';

const toast = (id: string, sticky: boolean, key?: string): Toast => ({
  id,
  tone: 'plain',
  lead: id,
  subject: null,
  detail: null,
  actions: key === undefined ? [] : [{ label: key, key, run: () => pressed.push(id) }],
  sticky,
});
const pressed: string[] = [];

test('one passing notice is shown, the newest, below what somebody has to decide', () => {
  const store = createToastStore();
  const shown = () => store.get().map(({ id }) => id);
  for (let done = 0; done < 12; done += 1) store.show(toast(`done ${done}`, false, 'z'));
  expect(shown()).toEqual(['done 11']);
  store.show(toast('conflict', true, 'm'));
  expect(shown()).toEqual(['conflict']);
  store.show(toast('done 12', false, 'z'));
  store.show(toast('second conflict', true, 'm'));
  store.show(toast('done 13', false, 'z'));
  expect(shown()).toEqual(['conflict', 'second conflict', 'done 13']);

  store.press('z');
  store.press('m');
  expect(pressed).toEqual(['done 13', 'second conflict']);
});

test('a notice that goes on stays one, and passes once it is over', () => {
  const store = createToastStore();
  store.show(toast('bulk', true));
  store.show(toast('other', true));
  store.show(toast('bulk', true));
  expect(store.get().map(({ id }) => id)).toEqual(['other', 'bulk']);
  store.show(toast('bulk', false));
  store.show(toast('hint', false));
  expect(store.get().map(({ id }) => id)).toEqual(['other', 'hint']);
});
