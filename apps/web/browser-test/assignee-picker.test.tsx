import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { AssigneePicker } from '../src/features/panel/assignee-picker.tsx';
import { renderInInbox } from './render-in-inbox.tsx';

const state = { status: 'in-progress', userId: 2, snoozeUntil: null } as const;

async function open() {
  const onPick = vi.fn();
  const { screen } = await renderInInbox(
    <AssigneePicker
      state={state}
      assigneeName="Ben Okafor"
      request={0}
      onPicked={() => {}}
      onPick={onPick}
    />,
  );
  const field = screen.getByRole('combobox', { name: 'Assignee' });
  await field.click();
  const names = () =>
    screen
      .getByRole('option')
      .elements()
      .map((option) => option.querySelector('bdi')?.textContent);
  return { field, names, onPick };
}

test('the viewer comes first, then nobody, then everybody else', async () => {
  const { names } = await open();
  await expect.poll(names).toEqual(['Ana Ribeiro', 'Unassigned', 'Ben Okafor', 'Eve Lindqvist']);
});

test('a name is found by the beginning of a word and picked by Enter', async () => {
  const { field, names, onPick } = await open();
  await field.fill('lin');
  await expect.poll(names).toEqual(['Eve Lindqvist']);
  await userEvent.keyboard('{Enter}');
  expect(onPick).toHaveBeenCalledExactlyOnceWith(3);
  await expect.element(field).toHaveAttribute('aria-expanded', 'false');
});

test('the arrow keys go round, and Escape picks nobody', async () => {
  const { field, onPick } = await open();
  await userEvent.keyboard('{ArrowUp}');
  const last = document.querySelector('[aria-selected="true"]');
  expect(last?.querySelector('bdi')).toHaveTextContent('Eve Lindqvist');
  await expect.element(field).toHaveAttribute('aria-activedescendant', last?.id);
  await userEvent.keyboard('{Escape}');
  await expect.element(field).toHaveAttribute('aria-expanded', 'false');
  expect(onPick).not.toHaveBeenCalled();
});
