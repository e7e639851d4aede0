import type { ConversationStatus, KnownMessageContent, MessageError, WhatsappCampaign } from '@parley/domain';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ChangeRecord } from '../history/change-record.ts';

/** 64 bits, read as text: beyond the safe integers of JavaScript. */
type LongId = ColumnType<string, never, never>;
/** Written as JSON. */
type JsonValue = ColumnType<ChangeRecord['to'], string | null, never>;
type Instant = ColumnType<Date, Date | string, Date | string>;
type OptionalInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface Tables {
  deployment: DeploymentTable;
  users: UserTable;
  tokens: TokenTable;
  agents: AgentTable;
  profiles: ProfileTable;
  customers: CustomerTable;
  conversations: ConversationTable;
  conversation_search: ConversationSearchTable;
  search_folding: SearchFoldingTable;
  messages: MessageTable;
  notes: NoteTable;
  history: HistoryTable;
  events: EventTable;
  event_feed: EventFeedTable;
  idempotency_keys: IdempotencyKeyTable;
}

/** One row: the purpose of this database. */
interface DeploymentTable {
  only: Generated<boolean>;
  demo: boolean;
}

interface UserTable {
  id: Generated<number>;
  name: string;
  email: string | null;
  roles: string[];
  permissions: string[];
  active: Generated<boolean>;
  created_at: Instant;
  updated_at: Instant;
}

interface TokenTable {
  /** SHA-256 of the token, in hexadecimal. The token itself is stored nowhere. */
  hash: string;
  user_id: number;
  demo: Generated<boolean>;
  created_at: Generated<Date>;
}

interface AgentTable {
  id: Generated<number>;
  channel: string;
  display_id: string;
  name: string;
  in_sync: boolean;
  /** Maintained by triggers on `conversations`. */
  unread_conversations_count: Generated<number>;
}

interface ProfileTable {
  id: Generated<number>;
  salutation: string;
  name: string;
  gender: string;
  blocked: Generated<boolean>;
  date_of_birth: ColumnType<string | null, string | null, string | null>;
  phone_number: string | null;
  email: string | null;
  address: string | null;
  custom_1: string | null;
  custom_2: string | null;
  custom_3: string | null;
  custom_4: string | null;
  custom_5: string | null;
  created_at: OptionalInstant;
  updated_at: OptionalInstant;
}

interface CustomerTable {
  id: Generated<number>;
  channel: string;
  display_id: string;
  name: string;
  profile_id: number;
}

interface ConversationTable {
  id: Generated<number>;
  channel: string;
  status: ConversationStatus;
  user_id: number | null;
  snooze_until: OptionalInstant;
  version: Generated<number>;
  agent_id: number;
  customer_id: number;
  created_at: OptionalInstant;
  latest_message_id: number | null;
  /** Copy of the latest message's `sent_at`: lists are sorted by it. */
  latest_message_at: OptionalInstant;
  latest_customer_message_id: number | null;
  latest_note_id: number | null;
  last_customer_reply_from: OptionalInstant;
  unread_customer_messages_count: Generated<number>;
  reply_until: OptionalInstant;
  customer_interaction_required: Generated<boolean>;
}

/** One row: the progress of folding the search rows again. See `refold-search-rows.ts`. */
interface SearchFoldingTable {
  only: Generated<boolean>;
  /** The version of the folding that every row has. */
  folding: number;
  /** Rows with higher ids have the next version already. */
  next_id: number;
}

interface ConversationSearchTable {
  conversation_id: number;
  /** The text that `q` searches: see `search-rows.ts`. */
  search_text: string;
}

interface MessageTable {
  id: Generated<number>;
  conversation_id: number;
  from: string;
  source: string;
  user_id: number | null;
  contents: JSONColumnType<KnownMessageContent[]>;
  status: string;
  agent_reaction: string | null;
  customer_reaction: string | null;
  sent_at: OptionalInstant;
  reference_id: number | null;
  /** As in the contract: errors and campaigns are never queried by themselves. */
  latest_error: JSONColumnType<MessageError | null, string | null>;
  whatsapp_campaign: JSONColumnType<WhatsappCampaign | null, string | null>;
}

interface NoteTable {
  id: Generated<number>;
  conversation_id: number;
  text: string;
  created_at: Instant;
  updated_at: OptionalInstant;
}

/** One field of a conversation that changed, and why. */
interface HistoryTable {
  id: LongId;
  conversation_id: number;
  version: number;
  field: ChangeRecord['field'];
  from: JsonValue;
  to: JsonValue;
  cause: ChangeRecord['cause'];
  /** The user who asked for it; `null` = no user did. */
  user_id: number | null;
  at: Instant;
}

/** The events of the feed. Ids are in commit order: see `queue-events.ts`. */
interface EventTable {
  id: LongId;
  conversation_id: number;
  version: number;
  type: 'updated' | 'message';
  changes: JSONColumnType<readonly ChangeRecord[]>;
  user_id: number | null;
  at: Instant;
  /** By the database's clock. */
  stored_at: ColumnType<Date, never, never>;
}

/** One row. */
interface EventFeedTable {
  only: Generated<boolean>;
  /** Events up to this id are deleted, or of an earlier epoch: see `epoch.ts`. */
  pruned_to: ColumnType<string, string, string | number>;
  /** Added to the version of a row for callers. */
  version_base: ColumnType<string, never, never>;
  /** The timeline of the database at the last check. */
  timeline: ColumnType<string | null, never, never>;
}

/** The first response to a request with a key, for replays. */
interface IdempotencyKeyTable {
  token_hash: string;
  key: string;
  fingerprint: string;
  status: number;
  etag: string;
  /** The bytes that were sent. */
  body: string;
  changes: JSONColumnType<readonly ChangeRecord[]>;
  created_at: Instant;
}
