import { useActions } from '../../conversation-sync/conversation/use-actions.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import type { UpdateIntent } from '../../conversation-sync/update/pending-update.ts';
import { isInGrid } from '../../lib/keyboard/is-typing.ts';
import type { ConversationsViewHandle } from '../list/conversations-view.ts';
import type { FocusTarget } from '../panel/conversation-panel.tsx';
import type { SelectionHandle } from '../select/use-selection.ts';
import { intentOf } from './intent-of.ts';
import { type Command, isStep, keyOf, type Step } from './key-map.ts';
import { usePageKeys } from './use-page-keys.ts';

/** What a command is for, as things were when it was called up. */
export interface CommandTarget {
  /** The selection, else the one conversation. */
  readonly ids: readonly string[];
  /** The row that has the focus, else the open conversation, else the active row. */
  readonly one: string | null;
  readonly inPanel: boolean;
}

interface Page {
  readonly openId: string | null;
  readonly selection: SelectionHandle;
  readonly activeId: ConversationsViewHandle['activeId'];
  readonly neighbour: ConversationsViewHandle['neighbour'];
  readonly step: ConversationsViewHandle['step'];
  readonly moveTo: (id: string) => void;
  readonly open: (id: string, how: FocusTarget, replace?: boolean) => void;
  readonly leave: () => void;
  readonly focusList: () => void;
  readonly selectAll: () => void;
  readonly search: () => void;
  readonly menu: (choice: MenuChoice, target: CommandTarget) => void;
  readonly help: () => void;
  readonly switchLayout: () => void;
}

/** What the command menu offers: everything, or the values of one change. */
export type MenuChoice = 'all' | 'assignee' | 'snooze';

/** Carries out a command of the keys or the menu: a change, a move, or something that opens. */
export function useInboxCommands(page: Page) {
  const { openId, selection } = page;
  const { viewer, toasts } = useInbox();
  const { change, changeAll, undo } = useActions();

  function getTarget(): CommandTarget {
    const focused = document.activeElement;
    const row = focused?.closest('[data-conversation]')?.getAttribute('data-conversation');
    const one = row ?? openId ?? page.activeId();
    return {
      ids: selection.ids.length > 0 || one === null ? selection.ids : [one],
      one,
      inPanel: focused?.closest('[data-panel]') != null,
    };
  }

  function changeTarget({ ids }: CommandTarget, intent: UpdateIntent): void {
    const [first] = ids;
    if (first === undefined) return;
    if (selection.ids.length === 0) change(first, intent);
    else {
      void changeAll(ids, intent);
      // What comes next is meant for something else.
      selection.clear();
    }
  }

  function move(step: Step, { inPanel }: CommandTarget, selects: boolean): void {
    if (isInGrid(document.activeElement)) page.step(step, selects);
    else if (!inPanel) page.focusList();
    else {
      const next = page.neighbour(openId, step === 'next' ? 1 : -1);
      if (next !== null) page.open(next, 'heading', true);
    }
  }

  function run(command: Command, target: CommandTarget, selects = false): void {
    const intent = intentOf(command, viewer?.id ?? null);
    if (intent) changeTarget(target, intent);
    else if (isStep(command)) move(command, target, selects);
    else if (target.one !== null) runOn(command, target, target.one);
    runOnPage(command, target);
  }

  function runOn(command: Command, target: CommandTarget, one: string): void {
    switch (command) {
      case 'select':
        selection.toggle(one);
        break;
      case 'open':
        page.open(one, 'heading');
        break;
      case 'assignee':
      case 'snooze':
        if (selection.ids.length === 0) page.open(one, command);
        else page.menu(command, target);
        break;
      case 'moveTo':
        page.moveTo(one);
        break;
    }
  }

  function runOnPage(command: Command, target: CommandTarget): void {
    switch (command) {
      case 'back':
        back();
        break;
      case 'selectAll':
        page.selectAll();
        break;
      case 'layout':
        page.switchLayout();
        break;
      case 'undo':
        undo();
        break;
      case 'mine':
      case 'theirs':
      case 'review':
        toasts.press(keyOf(command));
        break;
      case 'search':
        page.search();
        break;
      case 'menu':
        page.menu('all', target);
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

  usePageKeys((command, { shiftKey }) => run(command, getTarget(), shiftKey));
  return {
    getTarget,
    forTarget: (target: CommandTarget): InboxCommands => ({
      run: (command) => run(command, target),
      change: (intent) => changeTarget(target, intent),
    }),
  };
}

/** What can be done to a command's target. */
export interface InboxCommands {
  readonly run: (command: Command) => void;
  readonly change: (intent: UpdateIntent) => void;
}
