import { expect, test } from 'vitest';
import { EMPTY_VIEW } from '../src/conversation-sync/view/view.ts';
import { ConversationRow } from '../src/features/list/conversation-row.tsx';
import { ROW, renderInInbox } from './render-in-inbox.tsx';

const row = (view = EMPTY_VIEW) => (
  <ConversationRow id="7" index={4} active open={false} selected={false} view={view} />
);

test('a row shows who wrote what, and how it stands', async () => {
  const { screen } = await renderInInbox(row(), [ROW]);
  const shown = screen.getByRole('row');
  await expect.poll(() => shown.element().textContent).toContain('Zoë Großkreutz');
  await expect.poll(() => shown.element().textContent).toContain('Where is my parcel?');
  await expect.poll(() => shown.element().textContent).toContain('2 unread.');
  await expect.poll(() => shown.element().textContent).toContain('To do');
  await expect.poll(() => shown.element().textContent).toContain('Unassigned');
  await expect.element(shown).toHaveAttribute('aria-rowindex', '5');
});

test('a row shows an update before there is an answer, and says that it leaves its list', async () => {
  const { screen, inbox } = await renderInInbox(row({ ...EMPTY_VIEW, status: 'to-do' }), [ROW]);
  inbox.updater.submit({
    conversationId: '7',
    subject: 'Zoë Großkreutz',
    intent: { status: 'in-progress' },
    seen: { status: 'to-do', userId: null, snoozeUntil: null },
  });
  const shown = screen.getByRole('row');
  await expect.poll(() => shown.element().textContent).toContain('In progress, leaves this list');
  await expect.poll(() => shown.element().textContent).toContain('Assigned to Ana Ribeiro');
});
