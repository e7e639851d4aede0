import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SnoozeChoices } from '../src/features/snooze/snooze-choices.tsx';
import { renderInInbox } from './render-in-inbox.tsx';

const state = { status: 'to-do', userId: null, snoozeUntil: null } as const;

test('the first usual time has the focus, the arrow keys go on, and Enter chooses a time to come', async () => {
  const onSnooze = vi.fn();
  const { screen } = await renderInInbox(
    <SnoozeChoices state={state} onSnooze={onSnooze} onLeave={() => {}} />,
  );
  const [first, second] = screen.container.querySelectorAll('[data-preset]');
  expect(first).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  expect(second).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  const [[until]] = onSnooze.mock.calls as [[string]];
  expect(Date.parse(until)).toBeGreaterThan(Date.now());
});

test('Escape and a press beside the choices leave them', async () => {
  const onLeave = vi.fn();
  const { screen } = await renderInInbox(
    <>
      <p>Beside</p>
      <div>
        <SnoozeChoices state={state} onSnooze={() => {}} onLeave={onLeave} />
      </div>
    </>,
  );
  await userEvent.keyboard('{Escape}');
  expect(onLeave).toHaveBeenCalledTimes(1);
  await screen.getByText('Beside').click();
  expect(onLeave).toHaveBeenCalledTimes(2);
});
