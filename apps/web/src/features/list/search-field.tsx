import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { type Ref, useEffect, useRef } from 'react';
import { readKey } from '../../lib/keyboard/read-key.ts';
import { messages } from '../../lib/language/messages.ts';
import { useCarriedState } from '../../lib/state/use-carried-state.ts';
import css from './search-field.module.css';

const TYPING_PAUSE_MS = 250;

interface SearchFieldProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly value: string;
  readonly onSearch: (q: string) => void;
  /** Escape in an empty field, or Enter: on to the list. */
  readonly onLeave: () => void;
}

export function SearchField({ ref, value, onSearch, onLeave }: SearchFieldProps) {
  const [{ typed }, setState] = useCarriedState({ typed: value, value }, (before) => {
    if (before.value === value) return before;
    return { typed: before.typed.trim() === value ? before.typed : value, value };
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function search(text: string, pause: number): void {
    setState((state) => ({ ...state, typed: text }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text.trim()), pause);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is younger than the browsers we serve
    <div role="search" className={css.search}>
      <Search size={14} aria-hidden="true" className={css.icon} />
      <input
        ref={ref}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        className={css.field}
        aria-label={messages.list.search}
        aria-keyshortcuts="/"
        placeholder={messages.list.searchHint}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={(event) => search(event.target.value, TYPING_PAUSE_MS)}
        onKeyDown={(event) => {
          const key = readKey(event.nativeEvent);
          if (key === 'Escape' && typed !== '') search('', 0);
          else if (key === 'Escape' || key === 'Enter') {
            if (key === 'Enter') search(typed, 0);
            onLeave();
          } else return;
          event.preventDefault();
        }}
      />
      {typed === '' ? (
        <span aria-hidden="true" className={css.key}>
          <kbd>/</kbd>
        </span>
      ) : (
        <button
          type="button"
          className={css.clear}
          onClick={() => search('', 0)}
          aria-label={messages.list.clearSearch}
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
