import type { Ref } from 'react';
import type { InboxView } from '../../conversation-sync/view/view.ts';
import type { Step } from '../keyboard/key-map.ts';
import type { SelectionHandle } from '../select/use-selection.ts';

/** What the page asks of that which shows the conversations, be it the list or the board. */
export interface ConversationsViewHandle {
  /** Puts the focus on the conversation that can have it. */
  readonly focus: () => void;
  /** Moves the focus from the active conversation; `selects` = takes into the selection what lies between. */
  readonly step: (step: Step, selects: boolean) => void;
  /** Makes a conversation the one that can have the focus. */
  readonly choose: (id: string) => void;
  /** The conversation that can have the focus; null = none is shown. */
  readonly activeId: () => string | null;
  /** Offers the places that a conversation can be moved to, where there are places. */
  readonly moveTo?: (id: string) => void;
  /** What "select all" means, in its order: the list, or on the board the column of the active card. */
  readonly ids: () => readonly string[];
  /** The one before or after a conversation, null = the active one. */
  readonly neighbour: (id: string | null, by: 1 | -1) => string | null;
}

export interface ConversationsViewProps {
  readonly ref: Ref<ConversationsViewHandle>;
  readonly view: InboxView;
  readonly openId: string | null;
  readonly selection: SelectionHandle;
  readonly search: Ref<HTMLInputElement>;
  readonly onView: (view: InboxView) => void;
  readonly onOpen: (id: string) => void;
  /** There is something to be seen. */
  readonly onListed: () => void;
}
