import type { CurrentConversation } from '@parley/domain/status';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { readKey } from '../keyboard/read-key.ts';
import { words } from '../language/words.ts';
import { useInbox } from '../session/inbox-context.tsx';
import { useNow } from '../time/clock.ts';
import { upcomingTime } from '../time/relative-time.ts';
import { serverNow } from '../time/server-time.ts';
import { sideEffects } from './side-effects.ts';
import css from './snooze.module.css';
import { fromLocalInput, snoozePresets, toLocalInput } from './snooze-presets.ts';
import { useLeave } from './use-leave.ts';

interface SnoozeChoicesProps {
  readonly state: CurrentConversation;
  readonly onSnooze: (until: string) => void;
  readonly onLeave: () => void;
}

const DAY = 86_400_000;

/** Until when: a few usual times, or an exact one, each with what comes with it. */
export function SnoozeChoices({ state, onSnooze, onLeave }: SnoozeChoicesProps) {
  const { planContext, nameOf } = useInbox();
  const now = useNow();
  const group = useRef<HTMLFieldSetElement>(null);
  const [typed, setTyped] = useState(() => toLocalInput(now + DAY));
  const [wrong, setWrong] = useState<keyof typeof words.snooze.wrong | null>(null);
  useEffect(() => group.current?.querySelector('button')?.focus(), []);
  useLeave(group, onLeave);

  const effectOf = (until: number) =>
    sideEffects(state, { snoozeUntil: new Date(until).toISOString() }, planContext(), nameOf);
  const exact = fromLocalInput(typed, now);
  const exactEffect = typeof exact === 'number' ? effectOf(exact) : null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    const until = fromLocalInput(typed, serverNow());
    if (typeof until === 'number') onSnooze(new Date(until).toISOString());
    else setWrong(until);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const presets = [...(group.current?.querySelectorAll<HTMLElement>('[data-preset]') ?? [])];
    const at = presets.findIndex((preset) => preset === event.target);
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
    presets.at(target % presets.length)?.focus();
    event.preventDefault();
  }

  return (
    <fieldset ref={group} className={css.choices} aria-label={words.snooze.until} onKeyDown={onKeyDown}>
      {snoozePresets(now).map(({ name, until }) => (
        <button
          key={name}
          type="button"
          data-preset
          className={css.choice}
          onClick={() => onSnooze(new Date(until).toISOString())}
        >
          <span>{words.snooze.presets[name]}</span>{' '}
          <span className={css.when}>{upcomingTime(until, now)}</span>
            <Effect text={effectOf(until)} />
        </button>
      ))}
      <form className={css.exact} onSubmit={submit} noValidate>
        <label className={css.label}>
          <span>{words.snooze.exact}</span>
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
        <button type="submit" className={css.choice}>
          {words.snooze.snooze}
        </button>
        <div id="snooze-exact">
          <p className={css.wrong} role="alert" id="snooze-wrong">
            {wrong && words.snooze.wrong[wrong]}
          </p>
          <Effect text={exactEffect} />
        </div>
      </form>
    </fieldset>
  );
}

/** What else happens; nothing where nothing else does. */
function Effect({ text }: { text: string | null }) {
  return text === null ? null : <span className={css.effect}>{words.menu.also(text)}</span>;
}
