import { addConversation } from './build-conversation.ts';
import { DEMO_AGENTS } from './demo-accounts.ts';
import { type AgentRow, type DemoRows, emptyRows, type UserRow } from './demo-rows.ts';
import { demoUsers } from './demo-users.ts';
import { Random } from './random.ts';

const SEED = 20_261_123;

interface DemoData extends DemoRows {
  readonly users: readonly UserRow[];
  readonly agents: readonly AgentRow[];
}

interface DemoOptions {
  readonly conversations: number;
  /** The demo's present, in milliseconds since the epoch: everything in it is counted back from here. */
  readonly now: number;
  /** How long after the customer's last message a free-form reply is possible, by channel; milliseconds. */
  readonly replyWindows: Readonly<Record<string, number>>;
}

export function makeDemoData({ conversations, now, replyWindows }: DemoOptions): DemoData {
  const users = demoUsers(now);
  const rows = emptyRows();
  const random = new Random(SEED);
  for (let i = 0; i < conversations; i++) addConversation(rows, random, { users, now, replyWindows });
  return { users, agents: DEMO_AGENTS, ...rows };
}
