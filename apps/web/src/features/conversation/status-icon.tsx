import type { CurrentConversation } from '@parley/domain/status';
import css from './status.module.css';

/** A ring that fills up: dashed, half, whole with a tick. */
export function StatusIcon({ status }: { status: CurrentConversation['status'] }) {
  return (
    <svg className={css.icon} data-status={status} viewBox="0 0 14 14" aria-hidden="true">
      {status === 'done' ? (
        <>
          <circle cx="7" cy="7" r="6.500" fill="currentColor" />
          <path d="m4.200 7.200 1.900 1.900 3.700-4" className={css.tick} />
        </>
      ) : (
        <>
          <circle
            cx="7"
            cy="7"
            r="5.500"
            className={css.ring}
            strokeDasharray={status === 'to-do' ? '2.100 1.355' : undefined}
          />
          {status === 'in-progress' && <path d="M7 3.500a3.500 3.500 0 0 1 0 7z" fill="currentColor" />}
        </>
      )}
    </svg>
  );
}
