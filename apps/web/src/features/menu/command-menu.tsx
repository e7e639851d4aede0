import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { customerName } from '../../conversation-sync/conversation/customer-name.ts';
import { useReadConversation } from '../../conversation-sync/conversation/use-read-conversation.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { readKey } from '../../lib/keyboard/read-key.ts';
import { messages } from '../../lib/language/messages.ts';
import { effectsOfMany } from '../select/effects-of-many.ts';
import { useStates } from '../select/use-states.ts';
import { ExactTime } from '../snooze/exact-time.tsx';
import css from './command-menu.module.css';
import { findEntries, type MenuEntry } from './menu-entry.ts';
import { type MenuOptions, useMenuEntries } from './use-menu-entries.ts';

/** Every command, found by typing, with its key, so that next time the key is known. */
export function CommandMenu({ onClose, ...options }: MenuOptions & { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { planContext, nameOf } = useInbox();
  const states = useStates(options.ids);
  const found = findEntries(useMenuEntries(options), typed);
  const active = found[Math.min(at, found.length - 1)];

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    if (active) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  // First back to where the person was: what is done may move the focus from there.
  function choose(entry: MenuEntry | undefined): void {
    if (!entry) return;
    dialog.current?.close();
    entry.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const key = readKey(event.nativeEvent);
    const last = found.length - 1;
    const targets: Record<string, number> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    const target = targets[key];
    if (target !== undefined) setAt(target);
    else if (key === 'Enter') choose(active);
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-label={messages.menu.title}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className={css.content}>
        <Target ids={options.ids} />
        <input
          className={css.field}
          role="combobox"
          aria-label={messages.menu.searches[options.choice]}
          aria-expanded="true"
          aria-controls="commands"
          aria-activedescendant={active && `command-${found.indexOf(active)}`}
          aria-autocomplete="list"
          placeholder={messages.menu.searches[options.choice]}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div ref={list} id="commands" role="listbox" aria-label={messages.menu.title} className={css.list}>
          {found.map((entry, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and says which is active
            <div
              key={entry.label}
              id={`command-${index}`}
              role="option"
              aria-selected={entry === active}
              className={css.entry}
              onClick={() => choose(entry)}
            >
              <span className={css.label}>
                <span>{entry.label}</span>
                {entry.effect && <span className={css.effect}>{` ${messages.menu.also(entry.effect)}`}</span>}
              </span>
              <span className={css.keys}>
                {entry.keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </span>
            </div>
          ))}
        </div>
        {options.choice === 'snooze' && (
          <div className={css.exact}>
            <ExactTime
              effectOf={(snoozeUntil) => effectsOfMany(states, { snoozeUntil }, planContext(), nameOf)}
              onSnooze={(snoozeUntil) => {
                dialog.current?.close();
                options.commands.change({ snoozeUntil });
              }}
            />
          </div>
        )}
        <p role="status" className={found.length === 0 ? css.none : 'visually-hidden'}>
          {found.length === 0 ? messages.menu.none : messages.menu.found(found.length)}
        </p>
      </div>
    </dialog>
  );
}

/** Which conversation, or how many, a change is for. */
function Target({ ids }: { ids: readonly string[] }) {
  const read = useReadConversation();
  const [first] = ids;
  if (first === undefined) return null;
  const only = ids.length === 1 ? read(first) : null;
  return (
    <p className={css.target}>
      {only ? <bdi>{customerName(only.row.customer)}</bdi> : messages.list.count(ids.length)}
    </p>
  );
}
