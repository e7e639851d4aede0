import type { CurrentConversation } from '@parley/domain/status';
import { useEffect, useRef, useState } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { isolate } from '../../lib/language/isolate.ts';
import { messages } from '../../lib/language/messages.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { useCombobox } from '../../ui/combobox/use-combobox.ts';
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
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const choices = findAssignees(users, viewer?.id ?? null, typed);
  const combobox = useCombobox({
    count: choices.length,
    isOpen,
    onOpen: open,
    onClose: close,
    onPick: (index) => pick(choices[index]),
  });

  function open(): void {
    setTyped('');
    combobox.reset();
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

  function pick(choice: AssigneeChoice | undefined): void {
    if (!choice) return;
    onPick(choice.id === null ? null : Number(choice.id));
    close();
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
        {...combobox.field}
        className={css.input}
        aria-label={messages.panel.assignee}
        aria-keyshortcuts="a"
        value={isOpen ? typed : assigneeName}
        placeholder={isOpen ? messages.panel.typeName(isolate(assigneeName)) : ''}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => isOpen || open()}
        onBlur={() => setIsOpen(false)}
        onChange={(event) => {
          setTyped(event.target.value);
          combobox.reset();
          setIsOpen(true);
        }}
      />
      {isOpen && <AssigneeChoices field={field} state={state} choices={choices} combobox={combobox} />}
    </span>
  );
}
