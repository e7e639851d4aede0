import { useEffect, useRef } from 'react';

/** When what has the focus is taken out of the page, the focus goes somewhere sensible, not to nowhere. */
export function useFocusGuard(fallback: () => void): void {
  const latest = useRef(fallback);
  useEffect(() => {
    latest.current = fallback;
  });
  useEffect(() => {
    let focused: EventTarget | null = null;
    const onFocus = (event: FocusEvent): void => {
      focused = event.target;
    };
    // A removed element fires no blur event, so the page itself is watched.
    const observer = new MutationObserver((records) => {
      if (document.activeElement !== document.body || !(focused instanceof HTMLElement)) return;
      if (!focused.isConnected) {
        focused = null;
        latest.current();
        return;
      }
      // A row that only changes its place is taken out and put in again, and loses the focus on the way.
      const element = focused;
      const isMoved = records.some(({ removedNodes }) =>
        Array.from(removedNodes).some((node) => node.contains(element)),
      );
      if (isMoved) element.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', onFocus);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      observer.disconnect();
    };
  }, []);
}
