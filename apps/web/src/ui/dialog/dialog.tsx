import { type ComponentProps, type RefObject, useLayoutEffect } from 'react';
import css from './dialog.module.css';

interface DialogProps extends ComponentProps<'dialog'> {
  /** Close it by this: the focus goes back before whoever rendered it hears of it. */
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly onClose: () => void;
}

/** Open as long as it is rendered. It keeps the focus inside; Escape and a press beside it close it. */
export function Dialog({ ref, className = '', onClose, ...props }: DialogProps) {
  useLayoutEffect(() => {
    const element = ref.current;
    element?.showModal();
    return () => element?.close();
  }, [ref]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      {...props}
      ref={ref}
      className={`${css.dialog} ${className}`}
      // An effect that runs twice has opened it again by the time that this event arrives.
      onClose={() => ref.current?.open || onClose()}
      onClick={({ target }) => target === ref.current && ref.current.close()}
    />
  );
}
