import {
  type CurrentConversation,
  STATE_FIELDS,
  type StateField,
  type UpdateIntent,
  type UpdatePlan,
} from '@parley/domain';
import { toCurrent } from '../upstream/conversation.ts';
import { decide, type Update } from './update.ts';
import { updateInRounds } from './update-in-rounds.ts';
import type { UpdateResult } from './update-result.ts';
import { applyPlan } from './write.ts';

/** What an update does to the conversation as its caller saw it. */
interface PlanAsSeen {
  readonly seen: CurrentConversation;
  readonly plan: UpdatePlan;
}

/**
 * For a caller that names the version and every value that its update depends on. `null` = the conversation has to be
 * read after all. Pure.
 */
export function planAsSeen(update: Update): PlanAsSeen | null {
  const seen = toSeen(update);
  if (seen === null) return null;
  const plan = decide(update, seen);
  // A refusal shows the conversation, and so does an update that changes nothing.
  return plan.kind === 'plan' && plan.changed ? { seen, plan } : null;
}

/** The cheapest update, in one call; as any other where somebody else was faster. */
export async function updateAsSeen(update: Update, { seen, plan }: PlanAsSeen): Promise<UpdateResult> {
  const { version = null } = seen;
  const result = await applyPlan(update, plan, version);
  if (result === null) return updateInRounds(update, version);
  if (result.kind !== 'success' || result.replayed) return result;
  // Only of a sleep does the plan say more once the reply window is known.
  if (typeof update.request.intent.snoozeUntil !== 'string') return result;
  return { ...result, warnings: warningsAfter(update, seen, result.conversation) };
}

function toSeen({ request, capabilities, policy }: Update): CurrentConversation | null {
  const { intent, dryRun } = request;
  const { expected, version, lastSeenMessageId } = intent;
  if (!capabilities.versions || version === undefined || dryRun) return null;
  const needed = dependsOn(intent).filter((field) => field !== 'snoozeUntil' || capabilities.snooze);
  if (needed.some((field) => expected?.[field] === undefined)) return null;
  // The version vouches for values that were named, and the newest message cannot be: whether there is a newer one
  // than the caller has read only the conversation itself tells.
  const guarded = intent.status === 'done' || typeof intent.snoozeUntil === 'string';
  if (lastSeenMessageId !== undefined && guarded) return null;
  // A strict deployment refuses by the reply window, which only the conversation itself tells.
  if (policy.risk === 'refuse' && typeof intent.snoozeUntil === 'string') return null;
  return {
    status: expected?.status ?? '',
    userId: expected?.userId ?? null,
    snoozeUntil: expected?.snoozeUntil ?? null,
    version,
  };
}

/** The values that decide what an intent changes, by the table of the status machine. */
function dependsOn({ status, userId, snoozeUntil }: UpdateIntent): StateField[] {
  const needed = new Set<StateField>();
  if (status !== undefined) needed.add('status');
  if (status === 'in-progress') needed.add('userId').add('snoozeUntil');
  if (status === 'done') needed.add('snoozeUntil');
  if (userId !== undefined) needed.add('userId');
  if (userId === null) needed.add('status');
  if (snoozeUntil !== undefined) needed.add('snoozeUntil').add('status');
  return STATE_FIELDS.filter((field) => needed.has(field));
}

function warningsAfter(
  update: Update,
  seen: CurrentConversation,
  conversation: Parameters<typeof toCurrent>[0],
) {
  const { replyUntil = null } = toCurrent(conversation);
  const plan = decide(update, { ...seen, replyUntil });
  return plan.kind === 'plan' ? plan.warnings : [];
}
