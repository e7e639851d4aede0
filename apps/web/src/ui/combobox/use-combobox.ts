import { type ComponentProps, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { readKey } from '../../lib/keyboard/read-key.ts';

interface ComboboxOptions {
  /** How many options there are. */
  readonly count: number;
  readonly isOpen?: boolean;
  /** An arrow key asks for the list. */
  readonly onOpen?: () => void;
  /** Escape is pressed while the list is open. */
  readonly onClose?: () => void;
  readonly onPick: (index: number) => void;
}

const PAGE = 8;

/** A text field with options below it: the field keeps the focus and the keys, and says which option is active. */
export function useCombobox({ count, isOpen = true, onOpen, onClose, onPick }: ComboboxOptions) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const last = count - 1;
  const active = Math.min(at, last);
  useLayoutEffect(() => {
    if (isOpen) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, active]);

  function onKeyDown(event: KeyboardEvent): void {
    const key = readKey(event.nativeEvent);
    const targets: Record<string, number> = {
      ArrowDown: active >= last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(last, active + PAGE),
      PageUp: Math.max(0, active - PAGE),
    };
    const target = targets[key];
    if (!isOpen) {
      if (!onOpen || !key.startsWith('Arrow') || target === undefined) return;
      onOpen();
    } else if (target !== undefined) setAt(target);
    else if (key === 'Escape' && onClose) {
      event.stopPropagation();
      onClose();
    } else if (key !== 'Enter') return;
    else if (active >= 0) onPick(active);
    event.preventDefault();
  }

  return {
    /** The first option becomes the active one: the options are others than before. */
    reset: (): void => setAt(0),
    field: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': isOpen,
      'aria-controls': isOpen ? id : undefined,
      'aria-activedescendant': isOpen && active >= 0 ? `${id}${active}` : undefined,
      autoComplete: 'off',
      spellCheck: false,
      onKeyDown,
    } satisfies ComponentProps<'input'>,
    list: (label: string) =>
      ({ ref: list, id, role: 'listbox', 'aria-label': label }) satisfies ComponentProps<'div'>,
    option: (index: number) =>
      ({
        id: `${id}${index}`,
        role: 'option',
        'aria-selected': index === active,
        onClick: () => onPick(index),
      }) satisfies ComponentProps<'div'>,
  };
}
