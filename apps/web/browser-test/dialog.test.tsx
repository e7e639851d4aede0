import { StrictMode, useRef, useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Dialog } from '../src/ui/dialog/dialog.tsx';

function Opener() {
  const [isOpen, setIsOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Open
      </button>
      {isOpen && (
        <Dialog ref={dialog} aria-label="Question" onClose={() => setIsOpen(false)}>
          <button type="button">First</button>
          <button type="button" onClick={() => dialog.current?.close()}>
            Last
          </button>
        </Dialog>
      )}
    </>
  );
}

async function open() {
  const screen = await render(
    <StrictMode>
      <Opener />
    </StrictMode>,
  );
  const opener = screen.getByRole('button', { name: 'Open' });
  await opener.click();
  const dialog = screen.getByRole('dialog', { name: 'Question' });
  return { screen, opener, dialog };
}

test('it stays open although StrictMode runs each effect twice, and has the focus', async () => {
  const { screen, dialog } = await open();
  // The event of the first closing comes in a task of its own.
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect.element(dialog).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'First' })).toHaveFocus();
});

test('the focus does not leave it for the page behind', async () => {
  const { opener } = await open();
  for (let presses = 0; presses < 4; presses++) {
    await userEvent.keyboard('{Tab}');
    await expect.element(opener).not.toHaveFocus();
  }
});

test.each<[string, () => Promise<void>]>([
  ['Escape', () => userEvent.keyboard('{Escape}')],
  ['a press beside it', () => userEvent.click(document.body, { position: { x: 5, y: 5 }, force: true })],
  ['its own button', () => userEvent.keyboard('{Tab}{Enter}')],
])('%s closes it, and the focus goes back', async (_, close) => {
  const { opener, dialog } = await open();
  await expect.element(dialog).toBeVisible();
  await close();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
});
