import type { Conversation, User } from '@parley/domain';
import type { Clock } from '../clock.ts';
import { createFakeApi, FAKE_EXTENSIONS, type FakeExtension } from './api/fake-api.ts';
import type { FakeConversations } from './api/fake-conversations.ts';
import type { FakeAnswer, FakeRequest } from './api/fake-request.ts';
import { sampleConversation } from './api/sample-conversation.ts';
import { toFalseAnswer } from './faults/false-answer.ts';
import type { FaultKind } from './faults/fault-kinds.ts';
import { createFaultScript, type Fault, type FaultScope, isCarriedOut } from './faults/fault-script.ts';

/** How to make a fake upstream. */
export interface FakeUpstreamOptions {
  /** Default: the {@link sampleConversation} 1, 2 and 3. */
  readonly conversations?: readonly Conversation[];
  /** Default: Ada (1) and Grace (2). */
  readonly users?: readonly User[];
  /**
   * The tokens that are accepted, and the id of the user of each.
   * @default { 'fake-token': 1 }
   */
  readonly tokens?: Readonly<Record<string, number>>;
  /**
   * What it offers beyond the documented PATCH; empty = nothing, as an API that keeps to its page.
   * @default all
   */
  readonly extensions?: readonly FakeExtension[];
  /**
   * Milliseconds until an answer; virtual ones for an upstream in memory.
   * @default 0
   */
  readonly latency?: number;
}

/** What a client needs to know of an upstream. */
export interface UpstreamAddress {
  readonly baseUrl: string;
  /** The first of the tokens. */
  readonly token: string;
  /** Whether the upstream honours keys, as its extensions say. */
  readonly idempotencyKeys: boolean;
}

/** What a test looks at, and what it makes go wrong. */
export interface UpstreamControls {
  /** The requests that arrived, oldest first; those that a fault kept away are not among them. */
  readonly received: readonly FakeRequest[];
  /** Looks at the conversations, or changes them as somebody else would. */
  readonly conversations: Pick<FakeConversations, 'find' | 'all' | 'change'>;
  /** The next request meets this fault; several calls follow one another. */
  failNext(fault: FaultKind | Fault, scope?: FaultScope): void;
  /** All requests from now on meet this fault, until `heal()`. */
  failAlways(fault: FaultKind | Fault, scope?: Pick<FaultScope, 'only'>): void;
  /** Forgets the faults that are still to come. */
  heal(): void;
}

const USERS: readonly User[] = [
  { id: 1, name: 'Ada', email: 'ada@fake-upstream.example', roles: ['admin'], permissions: [] },
  { id: 2, name: 'Grace', email: 'grace@fake-upstream.example', roles: [], permissions: [] },
];

/** What the upstream in memory and the one on the loopback interface share. */
export function createUpstreamCore(
  options: FakeUpstreamOptions,
  clock: Pick<Clock, 'now'>,
  elsewhere: () => string,
) {
  const { extensions = FAKE_EXTENSIONS, users = USERS, tokens = { 'fake-token': 1 } } = options;
  const api = createFakeApi({
    conversations: options.conversations ?? [1, 2, 3].map((id) => sampleConversation({ id })),
    users,
    tokens,
    extensions,
    now: clock.now,
  });
  const script = createFaultScript();
  const received: FakeRequest[] = [];
  return {
    script,
    options: {
      token: Object.keys(tokens)[0] ?? '',
      idempotencyKeys: extensions.includes('idempotency-key'),
    },
    /** `null` = the fault is one below HTTP, and is to be played. */
    arrive(request: FakeRequest, fault: Fault | null, baseUrl: string): FakeAnswer | null {
      received.push(request);
      if (fault === null) return api.answer(request);
      if (isCarriedOut(fault)) api.answer(request);
      return toFalseAnswer({ request, fault, baseUrl, elsewhere: elsewhere() });
    },
    controls: {
      received,
      conversations: api.conversations,
      failNext: script.failNext,
      failAlways: (fault: FaultKind | Fault, scope: Pick<FaultScope, 'only'> = {}) =>
        script.failNext(fault, { ...scope, times: Number.POSITIVE_INFINITY }),
      heal: script.clear,
    },
  };
}
