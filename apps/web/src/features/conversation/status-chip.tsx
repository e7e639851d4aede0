import type { CurrentConversation } from '@parley/domain/status';
import { statusName } from '../../conversation-sync/conversation/status.ts';
import css from './status.module.css';
import { StatusIcon } from './status-icon.tsx';

export function StatusChip({ status }: { status: CurrentConversation['status'] }) {
  return (
    <span className={css.chip} data-status={status}>
      <StatusIcon status={status} />
      <span className={css.label}>{statusName(status)}</span>
    </span>
  );
}
