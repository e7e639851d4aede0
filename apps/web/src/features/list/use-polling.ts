import { useEffect, useRef } from 'react';

const POLL_INTERVAL_MS = 60_000;
const STALE_AFTER_MS = 10_000;

/** Refreshes now and then while the page is looked at, and when it is looked at again. */
export function usePolling(refresh: () => void): void {
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
    const onVisible = () => sweep(STALE_AFTER_MS);
    const timer = setInterval(() => sweep(0), POLL_INTERVAL_MS);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, []);
}
