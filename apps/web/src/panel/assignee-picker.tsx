import { Combobox, ComboboxItem, ComboboxPopover, ComboboxProvider } from '@ariakit/react';
import { type CurrentConversation, planUpdate } from '@parley/domain/status';
import { useEffect, useRef, useState } from 'react';
import { words } from '../language/words.ts';
import { Avatar } from '../people/avatar.tsx';
import { useInbox } from '../session/inbox-context.tsx';
import css from './assignee.module.css';
import { findAssignees } from './find-assignees.ts';

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
  const { users, viewer, planContext } = useInbox();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<HTMLElement | null>(null);

  useEffect(() => {
    if (request === 0) return;
    before.current = document.activeElement as HTMLElement | null;
    field.current?.focus();
    setOpen(true);
  }, [request]);

  // What was looked at before the key was pressed gets the focus back.
  function close(): void {
    setOpen(false);
    const back = before.current;
    before.current = null;
    if (!back) return;
    if (back.isConnected && back !== document.body) back.focus();
    else onPicked();
  }

  const unassign = planUpdate(state, { userId: null }, planContext());
  const requeues =
    unassign.kind === 'plan' && unassign.changes.some(({ field: changed }) => changed === 'status');
  const choices = findAssignees(users, viewer?.id ?? null, typed);

  return (
    <ComboboxProvider
      open={open}
      setOpen={(next) => {
        setOpen(next);
        if (!next) setTyped('');
      }}
      value={open ? typed : assigneeName}
      setValue={setTyped}
    >
      <span className={css.field}>
        {state.userId === null ? (
          <span className={css.nobody} aria-hidden="true" />
        ) : (
          <Avatar name={assigneeName} id={String(state.userId)} size="sm" />
        )}
        <Combobox
          ref={field}
          className={css.input}
          aria-label={words.panel.assignee}
          aria-keyshortcuts="a"
          autoSelect
          placeholder={open ? words.panel.typeName(assigneeName) : ''}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => setOpen(true)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            close();
          }}
        />
      </span>
      <ComboboxPopover gutter={4} sameWidth className={css.popover} aria-label={words.panel.assignees}>
        {choices.map((choice) => (
          <ComboboxItem
            key={choice.id ?? 'none'}
            className={css.item}
            value={choice.name}
            aria-label={choice.name}
            setValueOnClick={false}
            onClick={() => {
              onPick(choice.id === null ? null : Number(choice.id));
              close();
            }}
          >
            {choice.id === null ? (
              <span className={css.nobody} aria-hidden="true" />
            ) : (
              <Avatar name={choice.name} id={choice.id} size="sm" />
            )}
            <bdi className={css.name}>{choice.name}</bdi>
            {choice.isViewer && <span className={css.aside}>{words.panel.you}</span>}
            {choice.id === null && requeues && <span className={css.aside}>{words.panel.alsoQueues}</span>}
            {String(state.userId) === String(choice.id) && (
              <span className={css.aside}>{words.panel.current}</span>
            )}
          </ComboboxItem>
        ))}
        {choices.length === 0 && <p className={css.none}>{words.panel.nobodyNamed}</p>}
      </ComboboxPopover>
    </ComboboxProvider>
  );
}
