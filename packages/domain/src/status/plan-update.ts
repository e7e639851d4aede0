import { type Actor, actorUserId } from './actor.ts';
import { askedFields, type Conflict, findConflict } from './conflict.ts';
import { type ConversationChange, diffStates } from './conversation-change.ts';
import { type ConversationState, type StateField, withValues } from './conversation-state.ts';
import { isInstant, sameInstant, toMillis } from './instant.ts';
import { type Refusal, refuse } from './refusal.ts';
import { targetState } from './target-state.ts';
import { toUndo, type UndoIntent } from './undo.ts';
import { UNKNOWN_ID, type UnknownId } from './unknown-id.ts';
import type { UpdateIntent } from './update-intent.ts';
import { DEFAULT_POLICY, mayMove, type UpdatePolicy } from './update-policy.ts';
import { type UpdateWarning, warn } from './update-warning.ts';

/** The conversation that an update is planned against. Absent values cannot be guarded. */
export interface CurrentConversation extends ConversationState {
  /** The value of its ETag; `null` or absent = the API has no versions. */
  readonly version?: string | null;
  /** The id of the newest message from the customer; `unknown` = there is one whose id cannot be read. */
  readonly latestCustomerMessageId?: number | null | UnknownId;
  /** Instant (RFC 3339) until which a free-form reply is possible. */
  readonly replyUntil?: string | null;
}

/** What a plan depends on besides the conversation and the intent. */
export interface UpdateContext {
  readonly actor: Actor;
  /** Milliseconds since the epoch. The domain has no clock of its own. */
  readonly now: number;
  /** Default: {@link DEFAULT_POLICY}. */
  readonly policy?: UpdatePolicy;
  /** Whether the API accepts `snooze_until` in an update; the API contract does not. Default: true. */
  readonly snoozeWritable?: boolean;
}

/** The body of `PATCH /conversations/{id}` that carries out a plan; `snooze_until` is our extension. */
export interface PlannedPatch {
  readonly status?: ConversationState['status'];
  readonly user_id?: number | null;
  readonly snooze_until?: string | null;
}

/** What will change, computed before anything is written. */
export interface UpdatePlan {
  readonly kind: 'plan';
  /** False = the conversation already has the requested values: nothing is written, no event, no history. */
  readonly changed: boolean;
  readonly changes: readonly ConversationChange[];
  /** The conversation's values afterwards. */
  readonly next: ConversationState;
  readonly patch: PlannedPatch;
  readonly warnings: readonly UpdateWarning[];
  /** An intent that restores the values from before, guarded by `expected`; `null` when nothing changes. */
  readonly undo: UndoIntent | null;
}

/** What `planUpdate` returns. */
export type PlanResult = UpdatePlan | Refusal | Conflict;
/** @deprecated Use {@link PlanResult}. */
export type UpdateVerdict = PlanResult;

/** Plans an update. Pure and deterministic; throws nothing. */
export function planUpdate(
  current: CurrentConversation,
  intent: UpdateIntent,
  context: UpdateContext,
): PlanResult {
  const { policy = DEFAULT_POLICY } = context;
  const invalid = refuseInput(intent, current, context);
  if (invalid) return invalid;

  const target = targetState(current, intent, context, policy);
  const seenTarget = () => targetState(withValues(current, intent.expected), intent, context, policy);
  const conflict = findConflict(current, current.version ?? null, intent, seenTarget, target);
  if (conflict) return conflict;

  const changes = diffStates(current, target, (field) =>
    intent[field] === undefined ? 'POLICY' : 'EXPLICIT',
  );
  const changed = changes.length > 0;
  const asked = askedFields(intent).length > 0;
  const refusal = refuseChange(current, target, intent, policy, asked);
  if (refusal) return refusal;

  const risks = changed ? findRisks(current, target, intent, context.actor) : [];
  const [risk] = risks;
  if (risk && policy.risk === 'refuse') return refuse(RISK_REFUSALS[risk]);

  return {
    kind: 'plan',
    changed,
    changes,
    next: target,
    patch: Object.fromEntries(changes.map(({ field, to }) => [PATCH_NAMES[field], to])),
    warnings: asked ? risks.map(warn) : [warn('NOTHING_ASKED')],
    undo: changed ? toUndo(current, target, changes, context) : null,
  };
}

function refuseInput(
  intent: UpdateIntent,
  current: CurrentConversation,
  { now, snoozeWritable = true }: UpdateContext,
): Refusal | null {
  const { status, snoozeUntil } = intent;
  if (typeof snoozeUntil === 'string') {
    const until = toMillis(snoozeUntil);
    if (!isInstant(snoozeUntil) && snoozeUntil !== current.snoozeUntil) return refuse('SNOOZE_INVALID');
    if (status === 'done') return refuse('CONTRADICTORY_INPUT');
    // Setting the current value again is a no-op, also when that instant has passed.
    if (until <= now && !sameInstant(snoozeUntil, current.snoozeUntil)) return refuse('SNOOZE_IN_PAST');
  }
  if (snoozeUntil !== undefined && !snoozeWritable) return refuse('SNOOZE_UNSUPPORTED');
  if (intent.version !== undefined && (current.version ?? null) === null)
    return refuse('VERSION_UNSUPPORTED');
  return null;
}

function refuseChange(
  current: CurrentConversation,
  target: ConversationState,
  intent: UpdateIntent,
  policy: UpdatePolicy,
  asked: boolean,
): Refusal | null {
  const { status, expected, version, lastSeenMessageId: seen } = intent;
  if (asked && policy.requireExpected && expected === undefined && version === undefined)
    return refuse('EXPECTED_REQUIRED');
  const finishes = target.status === 'done' && current.status !== 'done';
  const falls = target.snoozeUntil !== null && !sameInstant(target.snoozeUntil, current.snoozeUntil);
  // NaN for an unknown message, which may be newer.
  const latest = Number(current.latestCustomerMessageId ?? seen);
  if (seen !== undefined && (finishes || falls) && !(latest <= seen)) return refuse('NEW_CUSTOMER_MESSAGE');
  const moves = status !== undefined && status !== current.status;
  return moves && !mayMove(current.status, status, policy) ? refuse('TRANSITION_NOT_ALLOWED') : null;
}

const PATCH_NAMES = {
  status: 'status',
  userId: 'user_id',
  snoozeUntil: 'snooze_until',
} as const satisfies Record<StateField, keyof PlannedPatch>;

const RISK_REFUSALS = {
  TAKEOVER: 'TAKEOVER_REQUIRED',
  IN_PROGRESS_WITHOUT_USER: 'USER_REQUIRED',
  SNOOZE_BEYOND_REPLY_WINDOW: 'SNOOZE_BEYOND_REPLY_WINDOW',
} as const;

function findRisks(
  current: CurrentConversation,
  target: ConversationState,
  intent: UpdateIntent,
  actor: Actor,
): (keyof typeof RISK_REFUSALS)[] {
  const risks: (keyof typeof RISK_REFUSALS)[] = [];
  const fromAnother = current.userId !== null && current.userId !== actorUserId(actor);
  const isSeen = current.userId !== UNKNOWN_ID && intent.expected?.userId === current.userId;
  const known = intent.takeover === true || isSeen;
  if (fromAnother && target.userId !== current.userId && !known) risks.push('TAKEOVER');
  if (target.status === 'in-progress' && target.userId === null) risks.push('IN_PROGRESS_WITHOUT_USER');
  if (intent.snoozeUntil && toMillis(intent.snoozeUntil) > toMillis(current.replyUntil)) {
    risks.push('SNOOZE_BEYOND_REPLY_WINDOW');
  }
  return risks;
}
