import { DEMO_CAMPAIGNS } from './demo-accounts.ts';
import type { DemoRows, MessageRow } from './demo-rows.ts';
import type { Random } from './random.ts';
import { fillSlots, type Slots } from './slots.ts';

const HOUR = 3_600_000;
interface Ending {
  readonly conversationId: number;
  readonly channel: string;
  readonly slots: Slots;
  readonly messages: readonly MessageRow[];
  readonly now: number;
}

/** The messages that are left to see: some conversations end oddly, as they do in life. */
export function pickEnding(
  rows: DemoRows,
  random: Random,
  ending: Ending,
): { readonly messages: readonly MessageRow[] } {
  const share = random.next();
  const { messages, now } = ending;
  // Nothing written yet, or everything deleted.
  if (share < 0.008) return { messages: [] };
  // The customer's messages were deleted.
  if (share < 0.016) return { messages: messages.filter((message) => message.from !== 'customer') };
  const latestAt = messages.at(-1)?.sent_at?.getTime() ?? now;
  if (share < 0.08 && ending.channel === 'whatsapp') {
    const campaign = random.pick(DEMO_CAMPAIGNS);
    const text = fillSlots(campaign.text, ending.slots);
    const at = Math.min(latestAt + random.int(1, 400) * HOUR, now - random.int(1, 30) * HOUR);
    return {
      messages: [...messages, add(rows, ending, Math.max(at, latestAt + 1), text, campaign)],
    };
  }
  if (share < 0.1) {
    const text = random.pick([
      'Die Kundin hat ihre Telefonnummer gewechselt.',
      'Ein Anruf wurde verpasst.',
      'Der Chat wurde vom Besucher verlassen.',
    ]);
    return { messages: [...messages, add(rows, ending, latestAt + 1_000, text)] };
  }
  return { messages };
}

function add(
  rows: DemoRows,
  { conversationId }: Ending,
  sentAt: number,
  text: string,
  campaign?: (typeof DEMO_CAMPAIGNS)[number],
): MessageRow {
  const message: MessageRow = {
    id: rows.messages.length + 1,
    conversation_id: conversationId,
    from: campaign === undefined ? 'system' : 'agent',
    source: campaign === undefined ? 'user' : 'whatsapp-campaign',
    user_id: null,
    contents: [{ type: 'text', content: text }],
    status: campaign === undefined ? 'created' : 'delivered',
    agent_reaction: null,
    customer_reaction: null,
    sent_at: new Date(sentAt),
    reference_id: null,
    latest_error: null,
    whatsapp_campaign: campaign ? { id: campaign.id, name: campaign.name } : null,
  };
  rows.messages.push(message);
  return message;
}
