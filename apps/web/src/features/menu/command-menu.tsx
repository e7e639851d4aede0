import { useRef, useState } from 'react';
import { customerName } from '../../conversation-sync/conversation/customer-name.ts';
import { useReadConversation } from '../../conversation-sync/conversation/use-read-conversation.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { messages } from '../../lib/language/messages.ts';
import { useCombobox } from '../../ui/combobox/use-combobox.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { effectsOfMany } from '../select/effects-of-many.ts';
import { useStates } from '../select/use-states.ts';
import { ExactTime } from '../snooze/exact-time.tsx';
import css from './command-menu.module.css';
import { findEntries, type MenuEntry } from './menu-entry.ts';
import { type MenuOptions, useMenuEntries } from './use-menu-entries.ts';

/** Every command, found by typing, with its key, so that next time the key is known. */
export function CommandMenu({ onClose, ...options }: MenuOptions & { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const { planContext, nameOf } = useInbox();
  const states = useStates(options.ids);
  const found = findEntries(useMenuEntries(options), typed);
  const combobox = useCombobox({ count: found.length, onPick: (index) => choose(found[index]) });

  // First back to where the person was: what is done may move the focus from there.
  function choose(entry: MenuEntry | undefined): void {
    if (!entry) return;
    dialog.current?.close();
    entry.run();
  }

  return (
    <Dialog ref={dialog} className={css.dialog} aria-label={messages.menu.title} onClose={onClose}>
      <div className={css.content}>
        <Target ids={options.ids} />
        <input
          {...combobox.field}
          className={css.field}
          aria-label={messages.menu.searches[options.choice]}
          placeholder={messages.menu.searches[options.choice]}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            combobox.reset();
          }}
        />
        <div {...combobox.list(messages.menu.title)} className={css.list}>
          {found.map((entry, index) => (
            <div key={entry.label} {...combobox.option(index)} className={css.entry}>
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
    </Dialog>
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
