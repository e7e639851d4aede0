import type { CurrentConversation } from '@parley/domain/status';
import AlarmClock from 'lucide-react/icons/alarm-clock';
import { useEffect, useRef, useState } from 'react';
import { messages } from '../../lib/language/messages.ts';
import { useNow } from '../../lib/time/clock.ts';
import { Button } from '../../ui/button/button.tsx';
import { lazyPart } from '../../ui/lazy/lazy-part.tsx';
import css from './snooze.module.css';

const SnoozeChoices = lazyPart(() => import('./snooze-choices.tsx').then((module) => module.SnoozeChoices), {
  lost: () => (
    <p className={css.effects} role="status">
      {messages.snooze.failed}
    </p>
  ),
});

interface SnoozeFieldProps {
  readonly state: CurrentConversation;
  /** A number that grows each time the choices are to be opened by a key. */
  readonly request: number;
  /** Null = wake it. */
  readonly onSnooze: (until: string | null) => void;
}

/** Puts a conversation to sleep until a time, or wakes it. */
export function SnoozeField({ state, request, onSnooze }: SnoozeFieldProps) {
  const now = useNow();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (request > 0) setIsOpen(true);
  }, [request]);
  const wasOpen = useRef(false);
  // Closed by a choice or by Escape: what had the focus is gone.
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const isAsleep = state.snoozeUntil !== null && Date.parse(state.snoozeUntil) > now;
  return (
    <>
      <Button
        look="outlined"
        ref={button}
        className={css.open}
        aria-expanded={isOpen}
        aria-keyshortcuts="s"
        onClick={() => setIsOpen(!isOpen)}
      >
        <AlarmClock size={14} aria-hidden="true" />
        <span>{isAsleep ? messages.snooze.snoozed : messages.snooze.snooze}</span>
        <span aria-hidden="true">
          <kbd>s</kbd>
        </span>
      </Button>
      {isAsleep && (
        <Button
          look="outlined"
          className={css.open}
          onClick={() => {
            onSnooze(null);
            // This button goes with the sleep.
            button.current?.focus();
          }}
        >
          {messages.snooze.wake}
        </Button>
      )}
      {isOpen && (
        <SnoozeChoices
          state={state}
          onSnooze={(until) => {
            setIsOpen(false);
            onSnooze(until);
          }}
          onLeave={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
