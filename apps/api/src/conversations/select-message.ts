import { type Expression, expressionBuilder } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Tables } from '../database/tables.ts';

function columnsOf<Alias extends string>(alias: Alias) {
  return [
    `${alias}.id`,
    `${alias}.conversation_id`,
    `${alias}.from`,
    `${alias}.source`,
    `${alias}.user_id`,
    `${alias}.contents`,
    `${alias}.status`,
    `${alias}.agent_reaction`,
    `${alias}.customer_reaction`,
    `${alias}.sent_at`,
    `${alias}.latest_error`,
    `${alias}.whatsapp_campaign`,
  ] as const;
}

/** A subquery for a message and the one that it references, whose own reference is left out. */
export function selectMessage(id: Expression<number | null>) {
  return expressionBuilder<Tables>()
    .selectFrom('messages as message')
    .select(columnsOf('message'))
    .select((eb) =>
      jsonObjectFrom(
        eb
          .selectFrom('messages as referenced')
          .select(columnsOf('referenced'))
          .whereRef('referenced.id', '=', 'message.reference_id'),
      ).as('reference'),
    )
    .where('message.id', '=', id);
}
