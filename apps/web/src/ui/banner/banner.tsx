import CloudOff from 'lucide-react/icons/cloud-off';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useOnline } from '../../lib/connection/use-online.ts';
import { messages } from '../../lib/language/messages.ts';
import { useDelayedFlag } from '../../lib/timing/use-delayed-flag.ts';
import { Button } from '../button/button.tsx';
import css from './banner.module.css';

const RECONNECTING_DELAY_MS = 2_000;

interface BannerProps {
  readonly problem: string | null;
  /** True while the stream of changes is broken. */
  readonly isDisconnected: boolean;
  readonly onRetry: () => void;
}

/** Says that what is on screen may be old, and why. What is on screen stays. */
export function Banner({ problem, isDisconnected, onRetry }: BannerProps) {
  const online = useOnline();
  const reconnecting = useDelayedFlag(isDisconnected && online, RECONNECTING_DELAY_MS);
  const text = online
    ? problem
      ? messages.app.notUpToDate(problem)
      : reconnecting && messages.app.reconnecting
    : messages.app.offline;
  return (
    <div role="status" className={css.live}>
      {text && (
        <p className={css.banner}>
          <CloudOff size={14} aria-hidden="true" />
          <span className={css.text}>{text}</span>
          {online && (
            <Button look="link" onClick={onRetry}>
              <RefreshCw size={13} aria-hidden="true" /> <span>{messages.app.tryAgain}</span>
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
