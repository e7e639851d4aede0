import { type ComponentProps, type RefObject, useLayoutEffect, useRef } from 'react';
import css from './popover.module.css';

interface PopoverProps extends ComponentProps<'div'> {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** What it stands at: below it, or above it where there is more room. */
  readonly anchor: () => HTMLElement | null;
  /** As wide as the anchor; else as wide as it needs, at the anchor's end. */
  readonly isFitted?: boolean;
}

/** Open as long as it is rendered. With `popover="auto"` Escape and a press beside it close it. */
export function Popover({ ref, anchor, isFitted = false, className = '', ...props }: PopoverProps) {
  const findAnchor = useRef(anchor);
  useLayoutEffect(() => {
    const [element, beside] = [ref.current, findAnchor.current()];
    if (!element || !beside) return;
    if (!element.matches(':popover-open')) element.showPopover();
    const place = () => placeAt(element, beside, isFitted);
    place();
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, true);
    };
  }, [ref, isFitted]);
  return <div {...props} ref={ref} className={`${css.popover} ${className}`} />;
}

const GAP = 4;
const MAX_HEIGHT = 320;

function placeAt(element: HTMLElement, anchor: HTMLElement, isFitted: boolean): void {
  const { style } = element;
  const from = anchor.getBoundingClientRect();
  const [above, below] = [from.top - 2 * GAP, window.innerHeight - from.bottom - 2 * GAP];
  style.width = isFitted ? `${from.width}px` : '';
  const { width } = element.getBoundingClientRect();
  const isBelow = below >= Math.min(element.scrollHeight, MAX_HEIGHT, above);
  style.top = isBelow ? `${from.bottom + GAP}px` : 'auto';
  style.bottom = isBelow ? 'auto' : `${window.innerHeight - from.top + GAP}px`;
  style.maxHeight = `${Math.min(MAX_HEIGHT, isBelow ? below : above)}px`;
  const start = isFitted || element.matches(':dir(rtl)') ? from.left : from.right - width;
  style.left = isFitted
    ? `${start}px`
    : `${Math.max(GAP, Math.min(start, window.innerWidth - width - GAP))}px`;
}
