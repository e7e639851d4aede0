import type { CurrentConversation } from '@parley/domain/status';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { sideEffects } from '../../conversation-sync/update/side-effects.ts';
import { readKey } from '../../lib/keyboard/read-key.ts';
import { messages } from '../../lib/language/messages.ts';
import { useNow } from '../../lib/time/clock.ts';
import { upcomingTime } from '../../lib/time/relative-time.ts';
import { Button } from '../../ui/button/button.tsx';
import { useLeave } from '../panel/use-leave.ts';
import { ExactTime } from './exact-time.tsx';
import css from './snooze.module.css';
import { SnoozeEffect } from './snooze-effect.tsx';
import { snoozePresets } from './snooze-presets.ts';

interface SnoozeChoicesProps {
  readonly state: CurrentConversation;
  readonly onSnooze: (until: string) => void;
  readonly onLeave: () => void;
}

/** Until when: a few usual times, or an exact one, each with what comes with it. */
export function SnoozeChoices({ state, onSnooze, onLeave }: SnoozeChoicesProps) {
  const { planContext, nameOf } = useInbox();
  const now = useNow();
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    group.current?.querySelector('button')?.focus();
  }, []);
  useLeave(group, onLeave);

  const effectOf = (snoozeUntil: string) => sideEffects(state, { snoozeUntil }, planContext(), nameOf);
  const presets = snoozePresets(now).map(({ name, until }) => ({
    label: messages.snooze.presets[name],
    time: upcomingTime(until, now),
    until: new Date(until).toISOString(),
  }));

  function onKeyDown(event: KeyboardEvent): void {
    const buttons = [...(group.current?.querySelectorAll<HTMLElement>('[data-preset]') ?? [])];
    const at = buttons.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const forwards = event.currentTarget.matches(':dir(rtl)') ? -1 : 1;
    const targets: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      ArrowRight: at + forwards,
      ArrowLeft: at - forwards,
      Home: 0,
      End: -1,
    };
    const target = targets[readKey(event.nativeEvent)];
    if (target === undefined) return;
    buttons.at(target % buttons.length)?.focus();
    event.preventDefault();
  }

  return (
    <fieldset ref={group} className={css.choices} aria-label={messages.snooze.until} onKeyDown={onKeyDown}>
      {presets.map(({ label, time, until }) => (
        <Button
          look="outlined"
          key={label}
          data-preset
          className={css.choice}
          onClick={() => onSnooze(until)}
        >
          <span>{label}</span> <span className={css.when}>{time}</span>
          <SnoozeEffect text={effectOf(until)} />
        </Button>
      ))}
      <ExactTime effectOf={effectOf} onSnooze={onSnooze} />
    </fieldset>
  );
}
