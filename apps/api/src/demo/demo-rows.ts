import type { DemoRow } from './demo-users.ts';

/** Everything that the demo writes beside users and accounts; ids are given here, so that rows can name each other. */
export interface DemoRows {
  readonly profiles: DemoRow<'profiles'>[];
  readonly customers: DemoRow<'customers'>[];
  readonly conversations: DemoRow<'conversations'>[];
  readonly messages: DemoRow<'messages'>[];
  readonly notes: DemoRow<'notes'>[];
}

export function emptyRows(): DemoRows {
  return { profiles: [], customers: [], conversations: [], messages: [], notes: [] };
}
