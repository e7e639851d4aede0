import X from 'lucide-react/icons/x';
import { useEffect, useRef } from 'react';
import { singleKeys } from '../../lib/keyboard/single-keys.ts';
import { messages } from '../../lib/language/messages.ts';
import { useStore } from '../../lib/store/use-store.ts';
import css from './help-dialog.module.css';
import { KEY_HELP } from './key-help.ts';

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const areOn = useStore(singleKeys);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-labelledby="keys-title"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className={css.content}>
        <header className={css.header}>
          <h2 id="keys-title" className={css.title}>
            {messages.keys.title}
          </h2>
          <button type="button" className={css.close} onClick={() => dialog.current?.close()}>
            <X size={16} aria-hidden="true" />
            <span className="visually-hidden">{messages.app.close}</span>
          </button>
        </header>
        <dl className={css.keys}>
          {KEY_HELP.map(({ keys, does }) => (
            <div key={does} className={css.entry}>
              <dt>{messages.keys.does[does]}</dt>
              <dd>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <label className={css.setting}>
          <input type="checkbox" checked={areOn} onChange={(event) => singleKeys.set(event.target.checked)} />
          <span>{messages.keys.singleKeys}</span>
        </label>
        <p className={css.note}>{areOn ? messages.keys.note : messages.keys.singleKeysOff}</p>
      </div>
    </dialog>
  );
}
