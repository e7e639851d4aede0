import type { ReactNode } from 'react';
import { Button } from '../button/button.tsx';
import css from './message.module.css';

interface MessageProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
}

/** A few words where content would be: nothing here, or what went wrong and what can be done. */
export function Message({ title, icon, children, actions = [] }: MessageProps) {
  return (
    <div className={css.message}>
      {icon && (
        <span className={css.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <p className={css.title}>{title}</p>
      {children && <p className={css.text}>{children}</p>}
      {actions.length > 0 && (
        <div className={css.actions}>
          {actions.map(({ label, run }) => (
            <Button look="outlined" key={label} onClick={run}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
