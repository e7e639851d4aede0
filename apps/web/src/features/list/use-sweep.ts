import { useEffect, useRef } from 'react';

const EVERY = 60_000;
const STALE_AFTER = 10_000;

/** Refreshes now and then while the page is looked at, and when it is looked at again. */
export function useSweep(refresh: () => void): void {
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  });
  useEffect(() => {
    let last = Date.now();
    const sweep = (age: number) => {
      // A clock that was set back must not make the list look fresh.
      if (document.visibilityState !== 'visible' || Math.abs(Date.now() - last) < age) return;
      last = Date.now();
      latest.current();
    };
    const onVisible = () => sweep(STALE_AFTER);
    const timer = setInterval(() => sweep(0), EVERY);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, []);
}
