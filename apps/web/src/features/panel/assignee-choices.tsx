import type { CurrentConversation } from '@parley/domain/status';
import { type RefObject, useRef } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { sideEffects } from '../../conversation-sync/update/side-effects.ts';
import { messages } from '../../lib/language/messages.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import type { useCombobox } from '../../ui/combobox/use-combobox.ts';
import { Popover } from '../../ui/popover/popover.tsx';
import css from './assignee.module.css';
import type { AssigneeChoice } from './find-assignees.ts';

interface AssigneeChoicesProps {
  /** Keeps the focus; the choices stand at it. */
  readonly field: RefObject<HTMLInputElement | null>;
  readonly state: CurrentConversation;
  readonly choices: readonly AssigneeChoice[];
  readonly combobox: ReturnType<typeof useCombobox>;
}

export function AssigneeChoices({ field, state, choices, combobox }: AssigneeChoicesProps) {
  const { planContext, nameOf } = useInbox();
  const popover = useRef<HTMLDivElement>(null);
  return (
    <Popover
      ref={popover}
      popover="manual"
      anchor={() => field.current}
      isFitted
      onMouseDown={(event) => event.preventDefault()}
    >
      <div {...combobox.list(messages.panel.assignees)}>
        {choices.map((choice, index) => {
          const userId = choice.id === null ? null : Number(choice.id);
          const effect = sideEffects(state, { userId }, planContext(), nameOf);
          return (
            <div key={choice.id ?? 'none'} {...combobox.option(index)} className={css.item}>
              {choice.id === null ? (
                <span className={css.nobody} aria-hidden="true" />
              ) : (
                <Avatar name={choice.name} id={choice.id} size="sm" />
              )}
              <bdi className={css.name}>{choice.name}</bdi>
              {choice.isViewer && <span className={css.aside}>{messages.panel.you}</span>}
              {effect && <span className={css.aside}>{messages.menu.also(effect)}</span>}
              {state.userId === userId && <span className={css.aside}>{messages.panel.current}</span>}
            </div>
          );
        })}
      </div>
      {choices.length === 0 && (
        <p className={css.none} role="status">
          {messages.panel.nobodyNamed}
        </p>
      )}
    </Popover>
  );
}
