import type { CurrentConversation } from '@parley/domain/status';
import css from './status.module.css';
import { statusName } from './status.ts';
import { StatusIcon } from './status-icon.tsx';

export function StatusChip({ status }: { status: CurrentConversation['status'] }) {
  return (
    <span className={css.chip} data-status={status}>
      <StatusIcon status={status} />
      <span className={css.label}>{statusName(status)}</span>
    </span>
  );
}
