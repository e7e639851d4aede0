import { type ReplyWindow, replyWindow } from '@parley/domain/facts';
import type { ConversationRowFragment } from '../../generated/graphql.ts';

/** The reply window of a conversation by this page's clock, so that it closes on time without asking again. */
export function windowOf(
  row: Pick<ConversationRowFragment, 'replyUntil' | 'replyPossible' | 'customerInteractionRequired'>,
  now: number,
): ReplyWindow {
  return replyWindow(
    {
      reply_until: row.replyUntil,
      reply_possible: row.replyPossible,
      customer_interaction_required: row.customerInteractionRequired,
    },
    now,
  );
}
