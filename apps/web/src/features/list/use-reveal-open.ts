import { useLayoutEffect, useRef } from 'react';

/** Scrolls to the open conversation once, when it is opened or listed: by a link, or from inside of its panel. */
export function useRevealOpen(
  openId: string | null,
  ids: readonly string[],
  reveal: (index: number) => void,
): void {
  const revealed = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (openId === revealed.current) return;
    const index = openId === null ? -1 : ids.indexOf(openId);
    if (openId !== null && index < 0) return;
    revealed.current = openId;
    if (index >= 0) reveal(index);
  });
}
