import { useEffect, useRef } from 'react';
import { type BulkChange, openItems } from '../../conversation-sync/bulk/bulk-change.ts';
import { type BulkItem, NOT_LOADED, toItems } from '../../conversation-sync/bulk/bulk-events.ts';
import { toCurrent } from '../../conversation-sync/conversation/state.ts';
import { useActions } from '../../conversation-sync/conversation/use-actions.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import { toNotice } from '../../conversation-sync/update/notice.ts';
import { messages } from '../../lib/language/messages.ts';
import { serverNow } from '../../lib/time/server-time.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import css from './bulk-results.module.css';

interface BulkResultsProps {
  readonly bulk: BulkChange;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

/** What of a bulk change was not saved, why, and what can be done about each. */
export function BulkResults({ bulk, onOpen, onClose }: BulkResultsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const { nameOf } = useInbox();
  const resolve = useResolve(bulk);
  const items = openItems(bulk);
  const conflicts = items.filter((item) => conflictOf(item) !== null);
  // What was pressed goes with what it decided.
  const left = items.length;
  useEffect(() => {
    if (left === 0) dialog.current?.close();
    else title.current?.focus();
  }, [left]);

  return (
    <Dialog ref={dialog} aria-labelledby="results-title" onClose={onClose}>
      <div className={css.content}>
        <h2 ref={title} id="results-title" className={css.title} tabIndex={-1}>
          {messages.bulk.reviewTitle}
        </h2>
        {conflicts.length > 1 && (
          <p className={css.actions}>
            <Action label={messages.bulk.allMine} run={() => conflicts.forEach(resolve.applyMine)} />
            <Action label={messages.bulk.allTheirs} run={() => conflicts.forEach(resolve.leave)} />
          </p>
        )}
        <ul className={css.items}>
          {items.map((item) => (
            <li key={item.conversationId} className={css.item}>
              <p>
                <strong>
                  <bdi>{item.subject}</bdi>
                </strong>{' '}
                <span className={css.reason}>{reasonOf(item, nameOf)}</span>
              </p>
              <p className={css.actions}>
                <Actions item={item} resolve={resolve} />
                <Action
                  label={messages.update.actions.open}
                  of={item.subject}
                  run={() => {
                    dialog.current?.close();
                    onOpen(item.conversationId);
                  }}
                />
              </p>
            </li>
          ))}
        </ul>
        <p className={css.actions}>
          <Action label={messages.app.close} run={() => dialog.current?.close()} />
        </p>
      </div>
    </Dialog>
  );
}

function Actions({ item, resolve }: { item: BulkItem; resolve: ReturnType<typeof useResolve> }) {
  const { outcome, subject } = item;
  if (conflictOf(item)) {
    return (
      <>
        <Action
          label={messages.update.actions['apply-anyway']}
          of={subject}
          run={() => resolve.applyMine(item)}
        />
        <Action label={messages.update.actions['keep-theirs']} of={subject} run={() => resolve.leave(item)} />
      </>
    );
  }
  const isHeld = outcome !== null && outcome !== 'dropped' && outcome.kind === 'unsettled';
  return (
    <>
      <Action label={messages.bulk.tryAgain} of={subject} run={() => resolve.tryAgain(item)} />
      <Action
        label={isHeld ? messages.update.actions['give-up'] : messages.bulk.leave}
        of={subject}
        run={() => (isHeld ? resolve.discard(item) : resolve.leave(item))}
      />
    </>
  );
}

function Action({ label, of, run }: { label: string; of?: string; run: () => void }) {
  return (
    <Button look="outlined" onClick={run}>
      <span>{label}</span>
      {of && (
        <span className="visually-hidden">
          <span>: </span>
          <bdi>{of}</bdi>
        </span>
      )}
    </Button>
  );
}

function conflictOf({ outcome }: BulkItem) {
  return outcome !== null && outcome !== 'dropped' && outcome.kind === 'conflict' ? outcome : null;
}

function reasonOf({ update, outcome }: BulkItem, nameOf: (userId: number) => string): string | null {
  if (outcome === null || outcome === 'dropped') return null;
  if (outcome === NOT_LOADED) return messages.bulk.notLoaded;
  if (update === null) return outcome.kind === 'refused' ? outcome.message : null;
  const { lead, detail } = toNotice(update, outcome, nameOf, serverNow());
  return detail ?? lead;
}

/** What a person can decide about one of a bulk change. */
function useResolve(bulk: BulkChange) {
  const { updater, bulkEvents, rows } = useInbox();
  const { changeAll } = useActions();
  const { id, intent, undoes } = bulk;

  function leave({ conversationId, update }: BulkItem): void {
    bulkEvents.emit({ type: 'left', bulk: id, conversationId });
    if (update) updater.acknowledge(update.key);
  }

  return {
    leave,
    applyMine(item: BulkItem): void {
      const conflict = conflictOf(item);
      if (!conflict || !item.update) return;
      const { conversationId, subject, intent: asked, lastSeenMessageId, key } = item.update;
      const mine = {
        conversationId,
        subject,
        intent: asked,
        seen: toCurrent(conflict.current),
        lastSeenMessageId,
        takeover: asked.userId !== undefined,
      };
      const items = toItems([mine], updater.submitAll([mine], id));
      bulkEvents.emit({ type: 'submitted', bulk: id, intent, undoes, items });
      updater.acknowledge(key);
    },
    tryAgain(item: BulkItem): void {
      const { conversationId, update, outcome } = item;
      if (outcome !== null && outcome !== 'dropped' && outcome.kind === 'unsettled') {
        updater.retry();
        return;
      }
      void changeAll([conversationId], update?.intent ?? intent, id).then(() => {
        if (update) updater.acknowledge(update.key);
      });
    },
    discard({ update }: BulkItem): void {
      if (!update) return;
      updater.giveUp(update.key);
      rows.refresh();
    },
  };
}
