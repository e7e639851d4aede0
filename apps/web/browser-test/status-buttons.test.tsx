import { expect, test, vi } from 'vitest';
import { StatusButtons } from '../src/features/panel/status-buttons.tsx';
import { renderInInbox } from './render-in-inbox.tsx';

const toDo = { status: 'to-do', userId: null, snoozeUntil: null } as const;

test('a status that is allowed can be pressed, and what else it does is said before', async () => {
  const onStatus = vi.fn();
  const { screen } = await renderInInbox(
    <StatusButtons state={toDo} allowed={['START', 'FINISH']} onStatus={onStatus} />,
  );
  const start = screen.getByRole('button', { name: 'Start' });
  await expect.element(start).toHaveAccessibleDescription(/assigns it to Ana Ribeiro/);
  await start.click();
  expect(onStatus).toHaveBeenCalledExactlyOnceWith('in-progress');
});

test('a status that is not allowed keeps the focus, does nothing and says why', async () => {
  const onStatus = vi.fn();
  const { screen } = await renderInInbox(
    <StatusButtons state={toDo} allowed={['START']} onStatus={onStatus} />,
  );
  for (const [name, reason] of [
    ['Back to to-do', 'It already is to do'],
    ['Done', 'Not allowed here'],
  ] as const) {
    const button = screen.getByRole('button', { name });
    await expect.element(button).toHaveAttribute('title', reason);
    await button.click({ force: true });
    await expect.element(button).toHaveFocus();
  }
  expect(onStatus).not.toHaveBeenCalled();
});
