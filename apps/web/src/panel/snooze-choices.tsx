import type { CurrentConversation } from '@parley/domain/status';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useInbox } from '../session/inbox-context.tsx';
import { useNow } from '../time/clock.ts';
import { upcomingTime } from '../time/relative-time.ts';
import { sideEffects } from './side-effects.ts';
import css from './snooze.module.css';
import { fromLocalInput, snoozePresets, toLocalInput } from './snooze-presets.ts';

interface SnoozeChoicesProps {
  readonly state: CurrentConversation;
  readonly onSnooze: (until: string) => void;
  readonly onLeave: () => void;
}

const DAY = 86_400_000;

/** Until when: a few usual times, or an exact one, with what comes with it. */
export function SnoozeChoices({ state, onSnooze, onLeave }: SnoozeChoicesProps) {
  const { planContext, nameOf } = useInbox();
  const now = useNow();
  const first = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState(() => toLocalInput(now + DAY));
  const [isWrong, setIsWrong] = useState(false);
  useEffect(() => first.current?.focus(), []);

  const exact = fromLocalInput(typed, now);
  const presets = snoozePresets(now);
  const effects = sideEffects(
    state,
    { snoozeUntil: new Date(exact ?? now + DAY).toISOString() },
    planContext(),
    nameOf,
  );

  function submit(event: FormEvent): void {
    event.preventDefault();
    setIsWrong(exact === null);
    if (exact !== null) onSnooze(new Date(exact).toISOString());
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onLeave();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a legend that would be seen
    <div className={css.choices} role="group" aria-label="Snooze until" onKeyDown={onKeyDown}>
      {presets.map(({ label, until }, index) => (
        <button
          key={label}
          ref={index === 0 ? first : undefined}
          type="button"
          className={css.choice}
          onClick={() => onSnooze(new Date(until).toISOString())}
        >
          {label} <span className={css.when}>{upcomingTime(until, now)}</span>
        </button>
      ))}
      <form className={css.exact} onSubmit={submit} noValidate>
        <label className={css.label}>
          Exact time
          <input
            type="datetime-local"
            className={css.input}
            value={typed}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? 'snooze-wrong' : undefined}
            onChange={(event) => {
              setTyped(event.target.value);
              setIsWrong(false);
            }}
          />
        </label>
        <button type="submit" className={css.choice}>
          Snooze
        </button>
      </form>
      <p className={css.effects} role="alert" id="snooze-wrong">
        {isWrong && 'Choose a time that is still to come.'}
      </p>
      {effects && <p className={css.effects}>Snoozing also {effects}.</p>}
    </div>
  );
}
