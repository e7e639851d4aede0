import type { ConversationState, UpdatePlan } from '@parley/domain';
import { isConversationStatus, STATE_FIELDS } from '@parley/domain';
import { type ConversationObject, toCurrent } from '../upstream/conversation-object.ts';
import { findDenied } from './compare.ts';
import type { Update } from './update.ts';
import { conflict } from './update-errors.ts';
import type { UpdateConflict, UpdateSuccess } from './update-result.ts';

/** Nothing was written: it already is so, or it was only asked what would change. */
export function unwritten({ request }: Update, plan: UpdatePlan, current: ConversationObject): UpdateSuccess {
  return success(request.conversationId, plan, current);
}

/** The upstream took it. What its answer denies was changed by somebody else, or was not taken after all. */
export function written(
  { request }: Update,
  plan: UpdatePlan,
  conversation: ConversationObject,
): UpdateSuccess | UpdateConflict {
  const denied = findDenied(plan.changes, conversation);
  const asked = denied.filter((change) => change.cause === 'EXPLICIT').map((change) => change.field);
  if (asked.length > 0) {
    return conflict(
      { fields: asked, expected: request.intent.expected ?? {}, yours: pickAsked(request.intent) },
      conversation,
    );
  }
  const changes = plan.changes.filter((change) => !denied.includes(change));
  // Undoing what was only half taken would promise values that are not there.
  return success(
    request.conversationId,
    { ...plan, changes, undo: denied.length > 0 ? null : plan.undo },
    conversation,
  );
}

function success(id: string, plan: UpdatePlan, conversation: ConversationObject): UpdateSuccess {
  return {
    kind: 'success',
    conversation,
    changed: plan.changed,
    changes: plan.changes,
    warnings: plan.warnings,
    undo: toUndo(id, plan),
    guarantee: toCurrent(conversation).version == null ? 'GATEWAY_ONLY' : 'ATOMIC',
  };
}

/** A status that the page does not list cannot be asked for, so it cannot be restored either. */
function toUndo(id: string, { undo }: UpdatePlan): UpdateSuccess['undo'] {
  if (undo === null) return null;
  const { status, expected, ...values } = undo;
  const restorable = isConversationStatus(status) ? { ...values, status } : values;
  if (Object.keys(restorable).length === 0) return null;
  return {
    ...restorable,
    id,
    expected: Object.fromEntries(
      STATE_FIELDS.filter((field) => restorable[field as keyof typeof restorable] !== undefined).map(
        (field) => [field, expected[field]],
      ),
    ),
  };
}

function pickAsked(intent: { readonly [F in keyof ConversationState]?: ConversationState[F] | undefined }) {
  return Object.fromEntries(
    STATE_FIELDS.filter((field) => intent[field] !== undefined).map((field) => [field, intent[field]]),
  );
}
