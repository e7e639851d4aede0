import type { CurrentConversation } from '@parley/domain/status';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { words } from '../language/words.ts';
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
    <div className={css.choices} role="group" aria-label={words.snooze.until} onKeyDown={onKeyDown}>
      {presets.map(({ name, until }, index) => (
        <button
          key={name}
          ref={index === 0 ? first : undefined}
          type="button"
          className={css.choice}
          onClick={() => onSnooze(new Date(until).toISOString())}
        >
          <span>{words.snooze.presets[name]}</span>{' '}
          <span className={css.when}>{upcomingTime(until, now)}</span>
        </button>
      ))}
      <form className={css.exact} onSubmit={submit} noValidate>
        <label className={css.label}>
          <span>{words.snooze.exact}</span>
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
          {words.snooze.snooze}
        </button>
      </form>
      <p className={css.effects} role="alert" id="snooze-wrong">
        {isWrong && words.snooze.wrong}
      </p>
      {effects && <p className={css.effects}>{words.update.snoozingAlso(effects)}</p>}
    </div>
  );
}
