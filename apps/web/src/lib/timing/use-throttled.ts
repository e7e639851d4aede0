import { useCallback, useEffect, useRef } from 'react';

const FIRST_DELAY_MS = 250;

/**
 * Gives what asks for a run soon: after a moment, so that a burst is one run, at most one per `spacing` milliseconds,
 * and not before the run under way has ended, which may have begun too early.
 */
export function useThrottled(run: () => void, isBusy: boolean, spacing: number): () => void {
  const latest = useRef({ run, isBusy, spacing });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(0);
  useEffect(() => {
    latest.current = { run, isBusy, spacing };
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    if (timer.current !== undefined) return;
    const plan = (wait: number): void => {
      timer.current = setTimeout(() => {
        if (latest.current.isBusy) return plan(FIRST_DELAY_MS);
        timer.current = undefined;
        last.current = performance.now();
        latest.current.run();
      }, wait);
    };
    plan(Math.max(FIRST_DELAY_MS, last.current + latest.current.spacing - performance.now()));
  }, []);
}
