import { allowedEvents, type CurrentConversation } from '@parley/domain/status';
import { STATUS_EVENTS, statusName } from '../../conversation-sync/conversation/status.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { sideEffects } from '../../conversation-sync/update/side-effects.ts';
import type { ConversationEvent } from '../../generated/graphql.ts';
import { messages } from '../../lib/language/messages.ts';
import { useNow } from '../../lib/time/clock.ts';
import { Button } from '../../ui/button/button.tsx';
import { StatusIcon } from '../conversation/status-icon.tsx';
import css from './status-buttons.module.css';

interface StatusButtonsProps {
  readonly state: CurrentConversation;
  /** What the server allows; null while a change is on its way and the answer is not known yet. */
  readonly allowed: readonly ConversationEvent[] | null;
  readonly onStatus: (status: (typeof STATUS_EVENTS)[number]['status']) => void;
}

const NEXT: Readonly<Record<string, string>> = { 'to-do': 'start', 'in-progress': 'finish' };

export function StatusButtons({ state, allowed, onStatus }: StatusButtonsProps) {
  const { planContext, nameOf } = useInbox();
  useNow();
  const events: readonly string[] = allowed?.map((event) => event.toLowerCase()) ?? allowedEvents(state);
  const effects = STATUS_EVENTS.flatMap(({ event, status }) => {
    const effect = sideEffects(state, { status }, planContext(), nameOf);
    return effect === null ? [] : messages.update.also(messages.conversation.events[event], effect);
  });
  return (
    <div className={css.block}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend that would be seen */}
      <div className={css.group} role="group" aria-label={messages.panel.changeStatus}>
        {STATUS_EVENTS.map(({ event, status, key }) => {
          const can = events.includes(event);
          const reason = can
            ? undefined
            : state.status === status
              ? messages.panel.alreadyIs(statusName(status))
              : messages.panel.notAllowed;
          return (
            <Button
              look="outlined"
              key={event}
              className={css.button}
              data-next={NEXT[state.status] === event}
              // Not disabled outright: the button just pressed would drop the focus.
              aria-disabled={!can}
              aria-keyshortcuts={key}
              aria-describedby={effects.length > 0 ? 'side-effects' : undefined}
              title={reason}
              onClick={() => can && onStatus(status)}
            >
              <StatusIcon status={status} />
              <span>{messages.conversation.events[event]}</span>
              <span aria-hidden="true">
                <kbd>{key}</kbd>
              </span>
            </Button>
          );
        })}
      </div>
      {effects.length > 0 && (
        <p className={css.effects} id="side-effects">
          {effects.join(' ')}
        </p>
      )}
    </div>
  );
}
