import { toMillis } from '../status/instant.ts';

/** Whether a free-form reply is possible, and until when. Source: API contract, `reply_until` and the two flags after it. */
export type ReplyWindow =
  | { readonly state: 'OPEN'; readonly until: string }
  | { readonly state: 'OPEN_UNTIMED' }
  | { readonly state: 'WAITING_FOR_CUSTOMER' }
  | { readonly state: 'CLOSED' };

/** The names of the window's states. */
export const REPLY_WINDOW_STATES = ['OPEN', 'OPEN_UNTIMED', 'WAITING_FOR_CUSTOMER', 'CLOSED'] as const;

/**
 * Reads the window from the three fields of the API contract; `now` in milliseconds since the epoch.
 * A window that has passed is closed even while the API still says that a reply is possible.
 */
export function replyWindow(
  conversation: {
    readonly reply_until?: string | null | undefined;
    readonly reply_possible?: boolean | null | undefined;
    readonly customer_interaction_required?: boolean | null | undefined;
  },
  now: number,
): ReplyWindow {
  const until = conversation.reply_until ?? null;
  const possible = conversation.reply_possible ?? until !== null;
  if (conversation.customer_interaction_required === true) return { state: 'WAITING_FOR_CUSTOMER' };
  if (!possible || toMillis(until) <= now) return { state: 'CLOSED' };
  return until === null ? { state: 'OPEN_UNTIMED' } : { state: 'OPEN', until };
}
