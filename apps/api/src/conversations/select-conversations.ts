import { type Kysely, type RawBuilder, sql } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import { wireVersion } from '../database/epoch.ts';
import type { Tables } from '../database/tables.ts';
import { selectMessage } from './select-message.ts';

function selectConversations(kysely: Kysely<Tables>) {
  return kysely
    .selectFrom('conversations as c')
    .select([
      'c.id',
      'c.channel',
      'c.status',
      'c.snooze_until',
      'c.created_at',
      'c.last_customer_reply_from',
      'c.unread_customer_messages_count',
      'c.reply_until',
      'c.customer_interaction_required',
    ])
    .select(wireVersion('c.version').as('version'))
    .select((eb) => [
      jsonObjectFrom(
        eb
          .selectFrom('agents as agent')
          .select(['agent.id', 'agent.channel', 'agent.display_id', 'agent.name', 'agent.in_sync'])
          .select('agent.unread_conversations_count')
          .whereRef('agent.id', '=', 'c.agent_id'),
      )
        .$notNull()
        .as('agent'),
      jsonObjectFrom(
        eb
          .selectFrom('customers as customer')
          .select(['customer.id', 'customer.channel', 'customer.display_id', 'customer.name'])
          .select((customer) =>
            jsonObjectFrom(
              customer
                .selectFrom('profiles as profile')
                .selectAll('profile')
                .whereRef('profile.id', '=', 'customer.profile_id'),
            )
              .$notNull()
              .as('profile'),
          )
          .whereRef('customer.id', '=', 'c.customer_id'),
      )
        .$notNull()
        .as('customer'),
      jsonObjectFrom(
        eb.selectFrom('users as user').selectAll('user').whereRef('user.id', '=', 'c.user_id'),
      ).as('user'),
      jsonObjectFrom(selectMessage(eb.ref('c.latest_message_id'))).as('latest_message'),
      jsonObjectFrom(selectMessage(eb.ref('c.latest_customer_message_id'))).as('latest_customer_message'),
      jsonObjectFrom(
        eb
          .selectFrom('notes as note')
          .select(['note.id', 'note.conversation_id', 'note.text', 'note.created_at', 'note.updated_at'])
          .whereRef('note.id', '=', 'c.latest_note_id'),
      ).as('latest_note'),
    ]);
}

let compiled: string | undefined;

/**
 * Selects everything that a conversation contains, for all rows `c`; a condition is to follow. Compiled once: compiling
 * the query takes longer than running it.
 */
export function conversationsSql(kysely: Kysely<Tables>): RawBuilder<ConversationRow> {
  compiled ??= selectConversations(kysely).compile().sql;
  return sql.raw(compiled);
}

export type ConversationRow = Awaited<ReturnType<ReturnType<typeof selectConversations>['execute']>>[number];
