import { useActions } from '../conversation/use-actions.ts';
import type { Arrival } from '../panel/conversation-panel.tsx';
import { useInbox } from '../session/inbox-context.tsx';
import type { StageHandle } from '../stage/stage.ts';
import type { Command } from './key-map.ts';
import { useCommands } from './use-commands.ts';

interface Page {
  readonly openId: string | null;
  readonly activeId: StageHandle['activeId'];
  readonly neighbour: StageHandle['neighbour'];
  readonly moveTo: (id: string) => void;
  readonly open: (id: string, how: Arrival, replace?: boolean) => void;
  readonly leave: () => void;
  readonly focusList: () => void;
  readonly search: () => void;
  readonly help: () => void;
  readonly switchLayout: () => void;
}

/** What the keys do: to the row that has the focus, else to the open conversation, else to the active row. */
export function useInboxCommands(page: Page): void {
  const { openId } = page;
  const { viewer, toasts } = useInbox();
  const { change, undo } = useActions();

  function move(by: 1 | -1, inPanel: boolean): void {
    if (!inPanel) {
      page.focusList();
      return;
    }
    const next = page.neighbour(openId, by);
    if (next !== null) page.open(next, 'focus', true);
  }

  function changeOne(command: Command, target: string): void {
    switch (command.name) {
      case 'status':
        change(target, { status: command.status });
        return;
      case 'assign-me':
        if (viewer) change(target, { userId: Number(viewer.id) });
        return;
      case 'unassign':
        change(target, { userId: null });
        return;
      case 'pick-assignee':
      case 'snooze':
        page.open(target, command.name);
        return;
      case 'move-to':
        page.moveTo(target);
        return;
    }
  }

  useCommands((command) => {
    const focused = document.activeElement;
    const row = focused?.closest('[data-conversation]')?.getAttribute('data-conversation') ?? null;
    switch (command.name) {
      case 'help':
        return page.help();
      case 'search':
        return page.search();
      case 'layout':
        return page.switchLayout();
      case 'undo':
        return undo();
      case 'resolve':
        toasts.press(command.key);
        return;
      case 'back':
        if (openId !== null) page.leave();
        return page.focusList();
      case 'move':
        return move(command.by, focused?.closest('[data-panel]') != null);
      default: {
        const target = row ?? openId ?? page.activeId();
        if (target !== null) changeOne(command, target);
      }
    }
  });
}
