import type { Conversation } from '@parley/domain';

/** A conversation with what most of them have; what is given goes before. */
export function sampleConversation(given: Conversation = {}): Conversation {
  const id = given.id ?? 1;
  return {
    id,
    created_at: '2026-01-01T08:00:00Z',
    channel: 'whatsapp',
    status: 'to-do',
    snooze_until: null,
    agent: { id: 1, channel: 'whatsapp', display_id: '4915223567929', name: 'Front desk' },
    customer: {
      id: 1000 + id,
      channel: 'whatsapp',
      display_id: `49152${String(id).padStart(8, '0')}`,
      name: `Customer ${id}`,
    },
    latest_message: null,
    latest_customer_message: null,
    unread_customer_messages_count: 0,
    reply_until: '2026-01-02T08:00:00Z',
    reply_possible: true,
    customer_interaction_required: false,
    ...given,
  };
}
