import { type Dispatch, type SetStateAction, useLayoutEffect, useState } from 'react';

/**
 * State that depends on what it was at the last render. `next` works it out while rendering, without setting anything;
 * an effect keeps it before the page is painted.
 *
 * @param next gives back the same state where nothing has changed
 */
export function useCarriedState<State>(
  initial: State | (() => State),
  next: (before: State) => State,
): readonly [State, Dispatch<SetStateAction<State>>] {
  const [before, setState] = useState(initial);
  const now = next(before);
  useLayoutEffect(() => {
    if (now !== before) setState((current) => (current === before ? now : next(current)));
  });
  return [now, setState];
}
