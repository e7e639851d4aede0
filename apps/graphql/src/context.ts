import type { UpdatePolicy } from '@parley/domain';
import type { RestClient } from '@parley/rest-client';
import type { Caller } from './auth/caller.ts';
import { ExpectedError } from './failures/expected-error.ts';
import type { ReplayStore } from './idempotency/replay-store.ts';
import type { Live } from './live/live.ts';
import type { ConversationLock } from './update/conversation-lock.ts';
import type { UpdateResult } from './update/update-result.ts';
import { toCallBudget } from './upstream/call-limits.ts';
import type { Capabilities } from './upstream/capabilities.ts';
import type { ConversationReader } from './upstream/conversation.ts';
import { type ConversationLoader, createConversationLoader } from './upstream/conversation-loader.ts';
import type { DemoUser } from './upstream/demo-users.ts';
import { createUserDirectory, type UserObject } from './upstream/users.ts';

/** What lives as long as the process and is shared by all requests. */
export interface GatewayParts {
  readonly policy: UpdatePolicy;
  readonly now: () => number;
  readonly client: RestClient;
  /** Calls of the upstream that one operation may cause. */
  readonly callsPerOperation: number;
  readonly capabilities: () => Promise<Capabilities>;
  readonly demoUsers: () => Promise<DemoUser[]>;
  readonly read: ConversationReader;
  readonly locked: ConversationLock;
  readonly live: Live;
  readonly claim: ReplayStore;
  /** Told how each update ended. */
  readonly onUpdated?: (result: UpdateResult) => void;
  /** For what nobody expected and no caller is told. */
  readonly logFault: (error: unknown, requestId?: string) => void;
}

/** Makes the context of a request: one caller's view of the gateway; `null` = a request without a token. */
export function createContexts({ client, callsPerOperation, ...parts }: GatewayParts) {
  return (caller: Caller | null) => createContext(client, callsPerOperation, parts, caller);
}

function createContext(
  client: RestClient,
  callsPerOperation: number,
  parts: Omit<GatewayParts, 'client' | 'callsPerOperation'>,
  caller: Caller | null,
) {
  function begin() {
    const own = caller === null ? null : client.withToken(caller.token, [toCallBudget(callsPerOperation)]);
    let loader: ConversationLoader | null = null;
    // Throws without a token: whoever asks the upstream needs one.
    const upstream = (): RestClient => {
      if (own === null) throw new ExpectedError('UNAUTHENTICATED');
      return own;
    };
    return {
      upstream,
      userNamed: createUserDirectory(upstream, parts.capabilities),
      conversationLoader: () => {
        loader ??= createConversationLoader(upstream, parts.capabilities);
        return loader;
      },
    };
  }
  const begun = begin();
  return {
    ...parts,
    upstream: begun.upstream,
    userNamed: begun.userNamed,
    conversationLoader: begun.conversationLoader,
    /** What one operation may ask and has loaded, anew: for each event of a subscription. */
    begin,
    caller,
    async viewer(): Promise<UserObject | null> {
      const authenticated = begun.upstream();
      const { users } = await parts.capabilities();
      return caller === null || !users ? null : caller.viewer(authenticated);
    },
  };
}

export type GatewayContext = ReturnType<typeof createContext>;
export type ContextOf = ReturnType<typeof createContexts>;
