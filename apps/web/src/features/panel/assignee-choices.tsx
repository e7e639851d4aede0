import type { CurrentConversation } from '@parley/domain/status';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { sideEffects } from '../../conversation-sync/update/side-effects.ts';
import { messages } from '../../lib/language/messages.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import css from './assignee.module.css';
import type { AssigneeChoice } from './find-assignees.ts';

interface AssigneeChoicesProps {
  readonly id: string;
  /** What they belong to: it keeps the focus and they stand below it. */
  readonly field: RefObject<HTMLInputElement | null>;
  readonly state: CurrentConversation;
  readonly choices: readonly AssigneeChoice[];
  /** Which one Enter picks. */
  readonly at: number;
  readonly onPick: (choice: AssigneeChoice) => void;
}

export function AssigneeChoices({ id, field, state, choices, at, onPick }: AssigneeChoicesProps) {
  const { planContext, nameOf } = useInbox();
  const popover = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const [element, anchor] = [popover.current, field.current];
    if (!element || !anchor) return;
    element.showPopover();
    const place = () => placeAtField(element, anchor);
    place();
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, true);
    };
  }, [field]);
  useLayoutEffect(() => {
    popover.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only leaves the focus where it is
    <div
      ref={popover}
      popover="manual"
      className={css.popover}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div id={id} role="listbox" aria-label={messages.panel.assignees}>
        {choices.map((choice, index) => {
          const userId = choice.id === null ? null : Number(choice.id);
          const effect = sideEffects(state, { userId }, planContext(), nameOf);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and says which is active
            <div
              key={choice.id ?? 'none'}
              id={`${id}${index}`}
              role="option"
              aria-selected={index === at}
              className={css.item}
              onClick={() => onPick(choice)}
            >
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
    </div>
  );
}

const GAP = 4;
const MIN_HEIGHT = 160;
const MAX_HEIGHT = 320;

/** Below the field, or above it where there is too little room below and more above. */
function placeAtField(element: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom, width } = anchor.getBoundingClientRect();
  const [above, below] = [top - 2 * GAP, window.innerHeight - bottom - 2 * GAP];
  const isBelow = below >= Math.min(MIN_HEIGHT, above);
  element.style.left = `${left}px`;
  element.style.top = isBelow ? `${bottom + GAP}px` : 'auto';
  element.style.bottom = isBelow ? 'auto' : `${window.innerHeight - top + GAP}px`;
  element.style.width = `${width}px`;
  element.style.maxHeight = `${Math.min(MAX_HEIGHT, isBelow ? below : above)}px`;
}
