import CloudOff from 'lucide-react/icons/cloud-off';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useOnline } from '../../lib/connection/use-online.ts';
import { words } from '../../lib/language/words.ts';
import { useLasting } from '../../lib/timing/use-lasting.ts';
import css from './banner.module.css';

const NOT_WORTH_A_WORD = 2_000;

interface BannerProps {
  readonly problem: string | null;
  /** True while the stream of changes is broken. */
  readonly isAway: boolean;
  readonly onRetry: () => void;
}

/** Says that what is on screen may be old, and why. What is on screen stays. */
export function Banner({ problem, isAway, onRetry }: BannerProps) {
  const online = useOnline();
  const reconnecting = useLasting(isAway && online, NOT_WORTH_A_WORD);
  const text = online
    ? problem
      ? words.app.notUpToDate(problem)
      : reconnecting && words.app.reconnecting
    : words.app.offline;
  return (
    <div role="status" className={css.live}>
      {text && (
        <p className={css.banner}>
          <CloudOff size={14} aria-hidden="true" />
          <span className={css.text}>{text}</span>
          {online && (
            <button type="button" className={css.action} onClick={onRetry}>
              <RefreshCw size={13} aria-hidden="true" /> <span>{words.app.tryAgain}</span>
            </button>
          )}
        </p>
      )}
    </div>
  );
}
