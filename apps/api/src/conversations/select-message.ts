import { type Expression, expressionBuilder } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Tables } from '../database/tables.ts';

const COLUMNS = [
  'message.id',
  'message.conversation_id',
  'message.from',
  'message.source',
  'message.user_id',
  'message.contents',
  'message.status',
  'message.agent_reaction',
  'message.customer_reaction',
  'message.sent_at',
] as const;

/** The message of an id, with its latest error and its campaign, as a subquery. */
function selectMessage(id: Expression<number | null>) {
  return expressionBuilder<Tables>()
    .selectFrom('messages as message')
    .select(COLUMNS)
    .select((eb) => [
      jsonObjectFrom(
        eb
          .selectFrom('message_errors as error')
          .select([
            'error.id',
            'error.message_id',
            'error.type',
            'error.original_message',
            'error.created_at',
          ])
          .whereRef('error.message_id', '=', 'message.id')
          .orderBy('error.id', 'desc')
          .limit(1),
      ).as('latest_error'),
      jsonObjectFrom(
        eb
          .selectFrom('whatsapp_campaigns as campaign')
          .select(['campaign.id', 'campaign.name'])
          .whereRef('campaign.id', '=', 'message.whatsapp_campaign_id'),
      ).as('whatsapp_campaign'),
    ])
    .where('message.id', '=', id);
}

/** The same with the message that it answers; what that one answers in turn is left out. */
export function selectMessageWithReference(id: Expression<number | null>) {
  return expressionBuilder<Tables>()
    .selectFrom('messages as answer')
    .innerJoinLateral(
      (eb) => selectMessage(eb.ref('answer.id')).as('whole'),
      (join) => join.onTrue(),
    )
    .selectAll('whole')
    .select((eb) => jsonObjectFrom(selectMessage(eb.ref('answer.reference_id'))).as('reference'))
    .where('answer.id', '=', id);
}
