import type { ConversationStatus } from '@parley/domain/status';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { STATUS_EVENTS, statusName } from '../../conversation-sync/conversation/status.ts';
import { useConversation } from '../../conversation-sync/conversation/use-conversation.ts';
import { readKey } from '../../lib/keyboard/read-key.ts';
import { messages } from '../../lib/language/messages.ts';
import { Popover } from '../../ui/popover/popover.tsx';
import { StatusIcon } from '../conversation/status-icon.tsx';
import { MoveEffect } from './move-effect.tsx';
import css from './move-menu.module.css';

interface MoveMenuProps {
  readonly id: string;
  readonly onMove: (status: ConversationStatus) => void;
  readonly onClose: () => void;
}

/** Moves a card without dragging it. */
export function MoveMenu({ id, onMove, onClose }: MoveMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const status = useConversation(id)?.state.status;

  useLayoutEffect(() => {
    menu.current?.querySelector<HTMLElement>('[aria-checked="true"], button')?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const pressed = readKey(event.nativeEvent);
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.findIndex((item) => item.matches(':focus'));
    const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const target = targets[pressed];
    const chosen = STATUS_EVENTS.find(({ key }) => key === pressed);
    if (target !== undefined) items.at(target % items.length)?.focus();
    else if (chosen) onMove(chosen.status);
    else if (pressed === 'Escape' || pressed === 'Tab') onClose();
    else if (pressed === 'Enter' || pressed === ' ') {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <Popover
      ref={menu}
      anchor={() => document.querySelector<HTMLElement>(`[data-move="${id}"]`)}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={messages.board.moveTo}
      className={css.menu}
      onKeyDown={onKeyDown}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      {STATUS_EVENTS.map((event) => (
        <button
          key={event.status}
          type="button"
          role="menuitemradio"
          aria-checked={event.status === status}
          aria-keyshortcuts={event.key}
          tabIndex={-1}
          className={css.item}
          onClick={() => onMove(event.status)}
        >
          <StatusIcon status={event.status} />
          <span>{statusName(event.status)}</span>
          <span aria-hidden="true">
            <kbd>{event.key}</kbd>
          </span>
          <MoveEffect id={id} status={event.status} className={css.effect} />
        </button>
      ))}
    </Popover>
  );
}
