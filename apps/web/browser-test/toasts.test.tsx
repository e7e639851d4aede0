import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { createToastStore, type Toast } from '../src/ui/toast/toast-store.ts';
import { Toasts } from '../src/ui/toast/toasts.tsx';

const toast = (id: string, more: Partial<Toast> = {}): Toast => ({
  id,
  tone: 'plain',
  lead: `Toast ${id}`,
  subject: null,
  detail: null,
  actions: [],
  sticky: false,
  ...more,
});

test('the newest of what passes takes the place of the one before; what has to be decided stays', async () => {
  const store = createToastStore();
  const screen = await render(<Toasts store={store} />);
  store.show(toast('a'));
  store.show(toast('b', { sticky: true }));
  store.show(toast('c'));
  const status = screen.getByRole('status');
  await expect.poll(() => status.element().textContent).toContain('Toast b');
  await expect.poll(() => status.element().textContent).toContain('Toast c');
  await expect.poll(() => status.element().textContent).not.toContain('Toast a');
});

test('a button of a toast does what it says, and closing one is taken note of', async () => {
  const [run, onClosed] = [vi.fn(), vi.fn()];
  const store = createToastStore();
  const screen = await render(<Toasts store={store} />);
  store.show(toast('a', { actions: [{ label: 'Undo', key: 'z', run }], onClosed }));
  await screen.getByRole('button', { name: 'Undo' }).click();
  expect(run).toHaveBeenCalledOnce();
  await screen.getByRole('button', { name: 'Dismiss' }).click();
  expect(onClosed).toHaveBeenCalledOnce();
  await expect.poll(() => screen.getByRole('status').element().textContent).not.toContain('Toast a');
});
