import { messages } from '../../lib/language/messages.ts';
import { inboxPath } from '../../lib/route/conversation-path.ts';
import { navigate } from '../../lib/route/location.ts';
import { serverNow } from '../../lib/time/server-time.ts';
import type { Toast, ToastAction, ToastStore } from '../../ui/toast/toast-store.ts';
import { toCurrent } from '../conversation/state.ts';
import type { NameOf } from './describe-values.ts';
import { type NoticeAction, toNotice } from './notice.ts';
import type { Outcome } from './outcome.ts';
import type { QueuedUpdate } from './pending-update.ts';
import type { Updater } from './updater.ts';

export type Announced = Exclude<Outcome, { kind: 'signed-out' }>;

/** Keys that press the newest of such buttons; the key map has the same. */
const KEYS: Partial<Record<NoticeAction, string>> = { undo: 'z', 'apply-anyway': 'm', 'keep-theirs': 't' };

export interface AnnounceTo {
  readonly updater: () => Updater;
  readonly undo: (key: string) => boolean;
  readonly toasts: ToastStore;
  readonly nameOf: NameOf;
  /** Reads again what is on screen. */
  readonly refresh: () => void;
}

/** Says how an update ended, and does what its buttons say. */
export function createAnnouncer({ updater, undo, toasts, nameOf, refresh }: AnnounceTo) {
  function act(name: NoticeAction, update: QueuedUpdate, outcome: Announced): void {
    const { key, conversationId, subject, intent, lastSeenMessageId } = update;
    switch (name) {
      case 'undo':
        undo(key);
        return;
      case 'retry':
        updater().retry();
        return;
      case 'give-up':
        updater().giveUp(key);
        refresh();
        return;
      case 'apply-anyway':
        if (outcome.kind !== 'conflict') return;
        updater().submit({
          conversationId,
          subject,
          intent,
          seen: toCurrent(outcome.current),
          lastSeenMessageId,
          takeover: intent.userId !== undefined,
        });
        return;
      case 'open':
        navigate(inboxPath(conversationId, location.search));
        return;
      case 'keep-theirs':
        return;
    }
  }

  return (update: QueuedUpdate, outcome: Announced): void => {
    const { actions, ...notice } = toNotice(update, outcome, nameOf, serverNow());
    const isRejection = outcome.kind === 'conflict' || outcome.kind === 'refused';
    const toast: Toast = {
      ...notice,
      id: update.key,
      subject: update.subject,
      // Only now has somebody seen it; until then it would be told again.
      ...(isRejection && { onClosed: () => updater().acknowledge(update.key) }),
      actions: actions.map((name): ToastAction => {
        const run = () => {
          act(name, update, outcome);
          toasts.close(update.key);
        };
        const key = KEYS[name];
        return { label: messages.update.actions[name], run, ...(key !== undefined && { key }) };
      }),
    };
    toasts.show(toast);
  };
}
