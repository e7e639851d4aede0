import type { ConversationStatus, KnownMessageContent, MessageError, WhatsappCampaign } from '@parley/domain';

/** Everything that the demo has beside users and accounts; ids are given here, so that rows can name each other. */
export interface DemoRows {
  readonly profiles: ProfileRow[];
  readonly customers: CustomerRow[];
  readonly conversations: ConversationRow[];
  readonly messages: MessageRow[];
  readonly notes: NoteRow[];
}

export function emptyRows(): DemoRows {
  return { profiles: [], customers: [], conversations: [], messages: [], notes: [] };
}

export interface UserRow {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly roles: string[];
  readonly permissions: string[];
  readonly active: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export interface AgentRow {
  readonly id: number;
  readonly channel: string;
  readonly display_id: string;
  readonly name: string;
  readonly in_sync: boolean;
  readonly unread_conversations_count: number;
}

interface ProfileRow {
  readonly id: number;
  readonly salutation: string;
  readonly name: string;
  readonly gender: string;
  readonly blocked: boolean;
  readonly date_of_birth: string | null;
  readonly phone_number: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly custom_1: string | null;
  readonly custom_2: string | null;
  readonly custom_3: string | null;
  readonly custom_4: string | null;
  readonly custom_5: string | null;
  readonly created_at: Date | null;
  readonly updated_at: Date | null;
}

interface CustomerRow {
  readonly id: number;
  readonly channel: string;
  readonly display_id: string;
  readonly name: string;
  readonly profile_id: number;
}

interface ConversationRow {
  readonly id: number;
  readonly channel: string;
  readonly status: ConversationStatus;
  readonly user_id: number | null;
  readonly snooze_until: Date | null;
  readonly version: number;
  readonly agent_id: number;
  readonly customer_id: number;
  readonly created_at: Date | null;
  readonly latest_message_id: number | null;
  readonly latest_message_at: Date | null;
  readonly latest_customer_message_id: number | null;
  readonly latest_note_id: number | null;
  readonly last_customer_reply_from: Date | null;
  readonly unread_customer_messages_count: number;
  readonly reply_until: Date | null;
  readonly customer_interaction_required: boolean;
}

export interface MessageRow {
  readonly id: number;
  readonly conversation_id: number;
  readonly from: string;
  readonly source: string;
  readonly user_id: number | null;
  readonly contents: KnownMessageContent[];
  status: string;
  readonly agent_reaction: string | null;
  readonly customer_reaction: string | null;
  readonly sent_at: Date | null;
  reference_id: number | null;
  latest_error: MessageError | null;
  readonly whatsapp_campaign: WhatsappCampaign | null;
}

export interface NoteRow {
  readonly id: number;
  readonly conversation_id: number;
  readonly text: string;
  readonly created_at: Date;
  readonly updated_at: Date | null;
}
