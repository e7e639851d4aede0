import { type RefObject, useEffect } from 'react';

/** Runs once what it looks at is, or is about to be, on screen. */
export function useSeen(element: RefObject<Element | null>, run: () => void): void {
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        run();
      },
      { rootMargin: '200px' },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, run]);
}
