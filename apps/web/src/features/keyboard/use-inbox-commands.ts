import { useActions } from '../../conversation-sync/conversation/use-actions.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import type { Wish } from '../../conversation-sync/update/pending-update.ts';
import type { StageHandle } from '../list/stage.ts';
import type { Arrival } from '../panel/conversation-panel.tsx';
import type { SelectionHandle } from '../select/use-selection.ts';
import type { Command } from './key-map.ts';
import { useCommands } from './use-commands.ts';
import { wishOf } from './wish-of.ts';

/** What a command is for, as things were when it was called up. */
export interface Aim {
  /** The selection, else the one conversation. */
  readonly ids: readonly string[];
  /** The row that has the focus, else the open conversation, else the active row. */
  readonly one: string | null;
  readonly inPanel: boolean;
}

interface Page {
  readonly openId: string | null;
  readonly selection: SelectionHandle;
  readonly activeId: StageHandle['activeId'];
  readonly neighbour: StageHandle['neighbour'];
  readonly moveTo: (id: string) => void;
  readonly open: (id: string, how: Arrival, replace?: boolean) => void;
  readonly leave: () => void;
  readonly focusList: () => void;
  readonly selectAll: () => void;
  readonly search: () => void;
  readonly menu: (choice: MenuChoice, aim: Aim) => void;
  readonly help: () => void;
  readonly switchLayout: () => void;
}

/** What the command menu offers: everything, or the values of one change. */
export type MenuChoice = 'all' | 'pick-assignee' | 'snooze';

/** What keys and the command menu do. */
export function useInboxCommands(page: Page) {
  const { openId, selection } = page;
  const { viewer, toasts } = useInbox();
  const { change, changeAll, undo } = useActions();

  function aim(): Aim {
    const focused = document.activeElement;
    const row = focused?.closest('[data-conversation]')?.getAttribute('data-conversation');
    const one = row ?? openId ?? page.activeId();
    return {
      ids: selection.ids.length > 0 || one === null ? selection.ids : [one],
      one,
      inPanel: focused?.closest('[data-panel]') != null,
    };
  }

  function changeAt({ ids }: Aim, wish: Wish): void {
    const [first] = ids;
    if (first === undefined) return;
    if (selection.ids.length === 0) change(first, wish);
    else {
      void changeAll(ids, wish);
      // What comes next is meant for something else.
      selection.clear();
    }
  }

  function move(by: 1 | -1, { inPanel }: Aim): void {
    if (!inPanel) {
      page.focusList();
      return;
    }
    const next = page.neighbour(openId, by);
    if (next !== null) page.open(next, 'focus', true);
  }

  function run(command: Command, at: Aim): void {
    const wish = wishOf(command, viewer?.id ?? null);
    if (wish) changeAt(at, wish);
    else if (at.one !== null) runAt(command, at, at.one);
    runOnPage(command, at);
  }

  function runAt(command: Command, at: Aim, one: string): void {
    switch (command.name) {
      case 'select':
        selection.toggle(one);
        break;
      case 'open':
        page.open(one, 'focus');
        break;
      case 'pick-assignee':
      case 'snooze':
        if (selection.ids.length === 0) page.open(one, command.name);
        else page.menu(command.name, at);
        break;
      case 'move-to':
        page.moveTo(one);
        break;
    }
  }

  function runOnPage(command: Command, at: Aim): void {
    switch (command.name) {
      case 'move':
        move(command.by, at);
        break;
      case 'back':
        back();
        break;
      case 'select-all':
        page.selectAll();
        break;
      case 'layout':
        page.switchLayout();
        break;
      case 'undo':
        undo();
        break;
      case 'resolve':
        toasts.press(command.key);
        break;
      case 'search':
        page.search();
        break;
      case 'menu':
        page.menu('all', at);
        break;
      case 'help':
        page.help();
        break;
    }
  }

  function back(): void {
    if (selection.ids.length > 0) {
      selection.clear();
      return;
    }
    if (openId !== null) page.leave();
    page.focusList();
  }

  useCommands((command) => run(command, aim()));
  return {
    aim,
    at: (at: Aim): InboxCommands => ({
      run: (command) => run(command, at),
      change: (wish) => changeAt(at, wish),
    }),
  };
}

/** What can be done to what was aimed at. */
export interface InboxCommands {
  readonly run: (command: Command) => void;
  readonly change: (wish: Wish) => void;
}
