import X from 'lucide-react/icons/x';
import { useRef } from 'react';
import { singleKeys } from '../../lib/keyboard/single-keys.ts';
import { messages } from '../../lib/language/messages.ts';
import { useStore } from '../../lib/store/use-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import css from './help-dialog.module.css';
import { KEY_HELP } from './key-help.ts';

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const areOn = useStore(singleKeys);
  return (
    <Dialog ref={dialog} className={css.dialog} aria-labelledby="keys-title" onClose={onClose}>
      <div className={css.content}>
        <header className={css.header}>
          <h2 id="keys-title" className={css.title}>
            {messages.keys.title}
          </h2>
          <Button look="icon" className={css.close} onClick={() => dialog.current?.close()}>
            <X size={16} aria-hidden="true" />
            <span className="visually-hidden">{messages.app.close}</span>
          </Button>
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
    </Dialog>
  );
}
