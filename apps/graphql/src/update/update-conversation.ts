import type { Actor } from '@parley/domain';
import type { GatewayContext } from '../context.ts';
import { denied } from '../failures/update-errors.ts';
import { toFailure } from '../failures/upstream-failure.ts';
import { updateOnce } from '../idempotency/update-once.ts';
import { toUpdateEvent } from '../live/update-log.ts';
import { toId } from '../upstream/read.ts';
import type { UserObject } from '../upstream/users.ts';
import { joinLeases, PROCESS_LEASE } from './lease.ts';
import type { Update } from './update.ts';
import { planAsSeen, updateAsSeen } from './update-as-seen.ts';
import { updateInRounds } from './update-in-rounds.ts';
import { toUpdateRequest, type UpdateConversationInput } from './update-request.ts';
import type { UpdateResult } from './update-result.ts';

/** Expected failures are results; only what nobody foresaw is thrown. */
export function updateConversation(
  context: GatewayContext,
  input: UpdateConversationInput,
): Promise<UpdateResult> {
  const { onUpdated } = context;
  const asked = executeUpdate(context, input);
  if (onUpdated === undefined) return asked;
  return asked.then((result) => {
    onUpdated(result);
    return result;
  });
}

async function executeUpdate(context: GatewayContext, input: UpdateConversationInput): Promise<UpdateResult> {
  const { caller } = context;
  if (caller === null) return denied('UNAUTHENTICATED');
  const request = toUpdateRequest(input);
  if (request.kind === 'invalid') return request;
  try {
    const client = context.upstream();
    const capabilities = await context.capabilities();
    const viewer = capabilities.users ? await context.viewer() : null;
    const update: Update = {
      request,
      client,
      capabilities,
      caller,
      viewer,
      actor: toActor(viewer),
      policy: context.policy,
      now: context.now,
      read: () => context.read(client, request.id, capabilities),
      lease: PROCESS_LEASE,
      underLock: (held, run) =>
        context.locked(request.id, (lease) =>
          run({ ...held, lease: joinLeases(lease, held.lease), underLock: null }),
        ),
    };
    const result = await updateOnce(update, context.claim, (lease) => planAndApply({ ...update, lease }));
    const event = toUpdateEvent(update, result);
    if (event !== null) await context.live.announce(event);
    return result;
  } catch (error) {
    const failure = toFailure(error, request);
    if (failure) return failure;
    throw error;
  }
}

/** With versions the upstream sees to it that an update lands on what it was planned against; without, we do. */
function planAndApply(update: Update): Promise<UpdateResult> {
  if (!update.capabilities.versions && update.underLock) return update.underLock(update, updateInRounds);
  const seen = planAsSeen(update);
  return seen === null ? updateInRounds(update) : updateAsSeen(update, seen);
}

function toActor(viewer: UserObject | null): Actor {
  const userId = viewer === null ? null : toId(viewer.id);
  return userId === null ? { kind: 'api' } : { kind: 'human', userId };
}
