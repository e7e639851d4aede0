import type { GatewayContext } from '../context.ts';
import { invalid, unknown } from '../failures/update-errors.ts';
import { updateConversation } from './update-conversation.ts';
import type { UpdateConversationInput } from './update-request.ts';
import type { UpdateResult } from './update-result.ts';

const MAX_ITEMS = 1_000;
const AT_ONCE = 8;

const WRONG_SIZE = `input has to name 1 to ${MAX_ITEMS} updates, and nothing of it was carried out; split it.`;

/** Each item as if it came alone, with its own result. Those of one conversation run in order, the others in parallel. */
export async function updateConversations(
  context: GatewayContext,
  input: readonly UpdateConversationInput[],
): Promise<UpdateResult[]> {
  if (input.length === 0 || input.length > MAX_ITEMS) {
    const refusal = invalid('input', 'INVALID_INPUT', WRONG_SIZE);
    return input.length === 0 ? [refusal] : input.map(() => refusal);
  }
  const results: UpdateResult[] = [];
  const waiting = byConversation(input).values();
  // Each worker takes the next conversation as soon as it is done with one.
  const work = async () => {
    for (const items of waiting) {
      for (const [index, item] of items) results[index] = await updateOne(context, item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

type Item = readonly [index: number, input: UpdateConversationInput];

function byConversation(input: readonly UpdateConversationInput[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of input.entries()) {
    const { id } = item[1];
    const group = groups.get(id);
    if (group) group.push(item);
    else groups.set(id, [item]);
  }
  return groups;
}

/** A fault in one item must not lose the results of the others. */
async function updateOne(context: GatewayContext, input: UpdateConversationInput): Promise<UpdateResult> {
  try {
    return await updateConversation(context, input);
  } catch (error) {
    context.logFault(error);
    return unknown(input.id, null);
  }
}
