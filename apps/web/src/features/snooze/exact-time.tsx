import { type FormEvent, useState } from 'react';
import { messages } from '../../lib/language/messages.ts';
import { useNow } from '../../lib/time/clock.ts';
import { serverNow } from '../../lib/time/server-time.ts';
import { Button } from '../../ui/button/button.tsx';
import css from './snooze.module.css';
import { SnoozeEffect } from './snooze-effect.tsx';
import { fromLocalInput, toLocalInput } from './snooze-presets.ts';

const DAY = 86_400_000;

interface ExactTimeProps {
  /** What else a snooze until then does; null = nothing else. */
  readonly effectOf: (until: string) => string | null;
  readonly onSnooze: (until: string) => void;
}

/** A snooze until a date and time that somebody types. */
export function ExactTime({ effectOf, onSnooze }: ExactTimeProps) {
  const now = useNow();
  const [typed, setTyped] = useState(() => toLocalInput(now + DAY));
  const [wrong, setWrong] = useState<keyof typeof messages.snooze.wrong | null>(null);
  const until = fromLocalInput(typed, now);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const asked = fromLocalInput(typed, serverNow());
    if (typeof asked === 'number') onSnooze(new Date(asked).toISOString());
    else setWrong(asked);
  }

  return (
    <form className={css.exact} onSubmit={submit} noValidate>
      <label className={css.label}>
        <span>{messages.snooze.exact}</span>
        <input
          type="datetime-local"
          className={css.input}
          value={typed}
          aria-invalid={wrong !== null}
          aria-describedby="snooze-exact"
          onChange={({ target: { value } }) => {
            setTyped(value);
            // A year of which one digit is typed is long over, and nothing is wrong yet.
            setWrong(fromLocalInput(value, now) === 'skipped' ? 'skipped' : null);
          }}
        />
      </label>
      <Button look="outlined" type="submit">
        {messages.snooze.snooze}
      </Button>
      <div id="snooze-exact">
        <p className={css.wrong} role="alert" id="snooze-wrong">
          {wrong && messages.snooze.wrong[wrong]}
        </p>
        <SnoozeEffect text={typeof until === 'number' ? effectOf(new Date(until).toISOString()) : null} />
      </div>
    </form>
  );
}
