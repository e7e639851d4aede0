import type { MessageRow } from './demo-rows.ts';
import type { Random } from './random.ts';

/** WhatsApp gives a window to a message that the business starts with, but waits for the customer all the same. */
export function toReplyWindow(
  random: Random,
  windowMs: number,
  latest: MessageRow | undefined,
  latestOfCustomer: MessageRow | undefined,
  now: number,
): { readonly reply_until: Date | null; readonly customer_interaction_required: boolean } {
  const started = latest?.source === 'whatsapp-campaign';
  const from = (started ? latest : latestOfCustomer)?.sent_at?.getTime();
  if (from === undefined) return { reply_until: null, customer_interaction_required: false };
  const until = from + windowMs;
  const forgotten = until < now && random.chance(0.85);
  return {
    reply_until: forgotten ? null : new Date(until),
    customer_interaction_required: started && until > now,
  };
}
