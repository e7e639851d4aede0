import type { Actor } from '@parley/domain';
import type { GatewayContext } from '../context.ts';
import { toId } from '../upstream/to-id.ts';
import type { Update } from './update.ts';
import { updateAsSeen } from './update-as-seen.ts';
import { denied } from './update-errors.ts';
import { updateInRounds } from './update-in-rounds.ts';
import { toUpdateRequest, type UpdateConversationInput } from './update-request.ts';
import type { UpdateResult } from './update-result.ts';
import { toFailure } from './upstream-failure.ts';

/** Expected failures are results; only what nobody foresaw is thrown. */
export async function updateConversation(
  context: GatewayContext,
  input: UpdateConversationInput,
): Promise<UpdateResult> {
  if (!context.hasToken) return denied('UNAUTHENTICATED');
  const request = toUpdateRequest(input);
  if (request.kind === 'invalid') return request;
  try {
    const client = context.upstream();
    const capabilities = await context.capabilities();
    const update: Update = {
      request,
      client,
      capabilities,
      actor: capabilities.users ? await actorOf(context) : { kind: 'api' },
      policy: context.policy,
      now: context.now,
      read: () => context.read(client, request.id, capabilities),
    };
    if (!capabilities.versions) return await context.locked(request.id, () => updateInRounds(update));
    return (await updateAsSeen(update)) ?? (await updateInRounds(update));
  } catch (error) {
    const failure = toFailure(error, request);
    if (failure) return failure;
    throw error;
  }
}

async function actorOf(context: GatewayContext): Promise<Actor> {
  const viewer = await context.viewer();
  const userId = viewer === null ? null : toId(viewer.id);
  return userId === null ? { kind: 'api' } : { kind: 'human', userId };
}
