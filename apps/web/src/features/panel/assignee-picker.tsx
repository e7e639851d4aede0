import type { CurrentConversation } from '@parley/domain/status';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { readKey } from '../../lib/keyboard/read-key.ts';
import { isolate } from '../../lib/language/isolate.ts';
import { messages } from '../../lib/language/messages.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import css from './assignee.module.css';
import { AssigneeChoices } from './assignee-choices.tsx';
import { type AssigneeChoice, findAssignees } from './find-assignees.ts';

export interface AssigneePickerProps {
  readonly state: CurrentConversation;
  readonly assigneeName: string;
  /** A number that grows each time the picker is to be opened by a key. */
  readonly request: number;
  /** Where the focus goes after a pick by key that came from nowhere. */
  readonly onPicked: () => void;
  readonly onPick: (userId: number | null) => void;
}

/** The assignee, changed by typing a name: me first, nobody as an explicit choice. */
export function AssigneePicker({ state, assigneeName, request, onPicked, onPick }: AssigneePickerProps) {
  const { users, viewer } = useInbox();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const list = useId();
  const choices = findAssignees(users, viewer?.id ?? null, typed);
  const active = choices[at];

  function open(): void {
    setTyped('');
    setAt(0);
    setIsOpen(true);
  }

  useEffect(() => {
    if (request === 0) return;
    before.current = document.activeElement as HTMLElement | null;
    field.current?.focus();
    open();
  }, [request]);

  // What was looked at before the key was pressed gets the focus back.
  function close(): void {
    setIsOpen(false);
    const back = before.current;
    before.current = null;
    if (!back) return;
    if (back.isConnected && back !== document.body) back.focus();
    else onPicked();
  }

  function pick({ id }: AssigneeChoice): void {
    onPick(id === null ? null : Number(id));
    close();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const key = readKey(event.nativeEvent);
    const { length } = choices;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (isOpen) setAt((at + (key === 'ArrowDown' ? 1 : length - 1)) % Math.max(1, length));
      else open();
    } else if (key === 'Enter' && isOpen) {
      if (active) pick(active);
    } else if (key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    } else return;
    event.preventDefault();
  }

  return (
    <span className={css.field}>
      {state.userId === null ? (
        <span className={css.nobody} aria-hidden="true" />
      ) : (
        <Avatar name={assigneeName} id={String(state.userId)} size="sm" />
      )}
      <input
        ref={field}
        role="combobox"
        className={css.input}
        aria-label={messages.panel.assignee}
        aria-keyshortcuts="a"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen && active ? `${list}${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={isOpen ? typed : assigneeName}
        placeholder={isOpen ? messages.panel.typeName(isolate(assigneeName)) : ''}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => isOpen || open()}
        onBlur={() => setIsOpen(false)}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setIsOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <AssigneeChoices id={list} field={field} state={state} choices={choices} at={at} onPick={pick} />
      )}
    </span>
  );
}
