import { CloudOff, RefreshCw } from 'lucide-react';
import css from './banner.module.css';
import { useOnline } from './use-online.ts';

/** Says that what is on screen may be old, and why. What is on screen stays. */
export function Banner({ problem, onRetry }: { problem: string | null; onRetry: () => void }) {
  const online = useOnline();
  const text = online
    ? problem && `Not up to date: ${problem}`
    : 'You are offline. What you see may be old; changes wait until you retry them.';
  return (
    <div role="status" className={css.live}>
      {text && (
        <p className={css.banner}>
          <CloudOff size={14} aria-hidden="true" />
          <span className={css.text}>{text}</span>
          {online && (
            <button type="button" className={css.action} onClick={onRetry}>
              <RefreshCw size={13} aria-hidden="true" /> Try again
            </button>
          )}
        </p>
      )}
    </div>
  );
}
