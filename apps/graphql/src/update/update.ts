import {
  type Actor,
  type CurrentConversation,
  planUpdate,
  type UpdatePlan,
  type UpdatePolicy,
  type UpdateVerdict,
} from '@parley/domain';
import type { RestClient } from '@parley/rest-client';
import type { Caller } from '../auth/caller.ts';
import { conflict, refused, unavailable } from '../failures/update-errors.ts';
import type { Capabilities } from '../upstream/capabilities.ts';
import type { ConversationObject, Reading } from '../upstream/conversation.ts';
import type { UserObject } from '../upstream/users.ts';
import type { Lease } from './lease.ts';
import type { UpdateRequest } from './update-request.ts';
import type { UpdateError, UpdateResult } from './update-result.ts';

/** One running update: what is asked, by whom, of which upstream. */
export interface Update {
  readonly request: UpdateRequest;
  readonly caller: Caller;
  /** `null` = the token belongs to no user, or the upstream knows none. */
  readonly viewer: UserObject | null;
  readonly actor: Actor;
  readonly policy: UpdatePolicy;
  readonly now: () => number;
  readonly client: RestClient;
  readonly capabilities: Capabilities;
  readonly read: () => Promise<Reading>;
  readonly lease: Lease;
  /** Runs this update while no other of its conversation runs; `null` = it already does. */
  readonly underLock:
    | ((held: Update, run: (update: Update) => Promise<UpdateResult>) => Promise<UpdateResult>)
    | null;
}

/** The domain decides; this only adds what it cannot know. */
export function decide({ request, actor, policy, now, capabilities }: Update, current: CurrentConversation) {
  const context = { actor, policy, now: now(), snoozeWritable: capabilities.snooze };
  return planUpdate(current, request.intent, context);
}

/** What the caller gets instead of a plan. */
export function toError(
  { capabilities }: Update,
  verdict: Exclude<UpdateVerdict, UpdatePlan>,
  conversation: ConversationObject | null,
): UpdateError {
  if (verdict.kind === 'conflict' && conversation) return conflict(verdict, conversation);
  if (verdict.kind === 'conflict') return unavailable();
  const dependsOnUpstream = verdict.code === 'VERSION_UNSUPPORTED' || verdict.code === 'SNOOZE_UNSUPPORTED';
  // An upstream that could not be asked what it can do may well be able to do it in a moment.
  if (dependsOnUpstream && !capabilities.certain) return unavailable();
  return refused(verdict.code, conversation);
}
