import X from 'lucide-react/icons/x';
import { useDeferredValue } from 'react';
import { STATUS_EVENTS } from '../../conversation-sync/conversation/status.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { MAX_SELECTED } from '../../conversation-sync/view/selected-ids.ts';
import type { InboxView } from '../../conversation-sync/view/view.ts';
import { messages } from '../../lib/language/messages.ts';
import { Button } from '../../ui/button/button.tsx';
import { StatusIcon } from '../conversation/status-icon.tsx';
import { intentOf } from '../keyboard/intent-of.ts';
import { type Command, keyOf } from '../keyboard/key-map.ts';
import { effectsOfMany } from './effects-of-many.ts';
import css from './selection-bar.module.css';
import { useStates } from './use-states.ts';

interface SelectionBarProps {
  readonly ids: readonly string[];
  readonly layout: InboxView['layout'];
  readonly onCommand: (command: Command) => void;
}

/** What can be done with the selection, and what comes with it. */
export function SelectionBar({ ids, layout, onCommand }: SelectionBarProps) {
  const { viewer, capabilities, planContext, nameOf } = useInbox();
  const states = useStates(useDeferredValue(ids));
  const viewerId = viewer?.id ?? null;
  const actions: readonly { label: string; command: Command }[] = [
    ...STATUS_EVENTS.map(({ event }) => ({ label: messages.conversation.events[event], command: event })),
    ...(viewer ? [{ label: messages.keys.does.assignMe, command: 'assignMe' as const }] : []),
    { label: messages.bulk.assign, command: 'assignee' },
    { label: messages.keys.does.unassign, command: 'unassign' },
    ...(capabilities.snooze ? [{ label: messages.bulk.snooze, command: 'snooze' as const }] : []),
  ];
  const effects = actions.flatMap(({ label, command }) => {
    const intent = intentOf(command, viewerId);
    const effect = intent && effectsOfMany(states, intent, planContext(), nameOf);
    return effect === null ? [] : [messages.update.also(label, effect)];
  });
  return (
    <section className={css.bar} aria-label={messages.bulk.bar}>
      <div className={css.head}>
        <p className={css.count} role="status">
          <span>{messages.bulk.selected(ids.length)}</span>
          {ids.length === MAX_SELECTED && <span>{` ${messages.bulk.most(MAX_SELECTED)}`}</span>}
        </p>
        <Button look="plain" onClick={() => onCommand('selectAll')}>
          {messages.bulk.selectAll[layout]}
        </Button>
        <Button
          look="icon"
          aria-label={messages.bulk.clear}
          title={messages.bulk.clear}
          onClick={() => onCommand('back')}
        >
          <X size={16} aria-hidden="true" />
        </Button>
      </div>
      <div className={css.actions}>
        {actions.map(({ label, command }) => (
          <Button
            look="outlined"
            key={command}
            aria-keyshortcuts={keyOf(command)}
            aria-describedby={effects.length > 0 ? 'selection-effects' : undefined}
            onClick={() => onCommand(command)}
          >
            <CommandIcon command={command} />
            <span>{label}</span>
            <span aria-hidden="true">
              <kbd>{keyOf(command)}</kbd>
            </span>
          </Button>
        ))}
      </div>
      {effects.length > 0 && (
        <p className={css.effects} id="selection-effects">
          {effects.join(' ')}
        </p>
      )}
    </section>
  );
}

function CommandIcon({ command }: { command: Command }) {
  const status = STATUS_EVENTS.find(({ event }) => event === command)?.status;
  return status ? <StatusIcon status={status} /> : null;
}
