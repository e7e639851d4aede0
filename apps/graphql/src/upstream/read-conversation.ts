import type { GatewayContext } from '../context.ts';
import type { ConversationObject } from './conversation-object.ts';
export async function readConversation(_c: GatewayContext, _id: string): Promise<ConversationObject | null> {
  throw new Error('under construction');
}
