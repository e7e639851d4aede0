import type { UpdatePolicy } from '@parley/domain';
import type { RestClient } from '@parley/rest-client';
import type { Capabilities } from './upstream/capabilities.ts';
import type { ConversationLoader } from './upstream/conversation-loader.ts';
import type { DemoUser } from './upstream/demo-users.ts';
import type { UserObject } from './upstream/user-object.ts';

export interface GatewayContext {
  readonly policy: UpdatePolicy;
  now(): number;
  upstream(): RestClient;
  capabilities(): Promise<Capabilities>;
  viewer(): Promise<UserObject | null>;
  demoUsers(): Promise<DemoUser[]>;
  readonly conversationLoader: ConversationLoader;
}
