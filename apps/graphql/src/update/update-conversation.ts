import type { GatewayContext } from '../context.ts';
import type { UpdateResult } from './update-result.ts';
export async function updateConversation(_context: GatewayContext, _input: unknown): Promise<UpdateResult> {
  throw new Error('under construction');
}
