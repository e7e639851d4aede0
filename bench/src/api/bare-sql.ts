/** Whole messages in the words of the API; what a message answers has no answer of its own. */
const message = (id: string, alias: string, reference: string) => `(select json_build_object(
    'id', ${alias}.id, 'conversation_id', ${alias}.conversation_id, 'from', ${alias}."from", 'source', ${alias}.source,
    'user_id', ${alias}.user_id, 'contents', ${alias}.contents, 'status', ${alias}.status,
    'agent_reaction', ${alias}.agent_reaction, 'customer_reaction', ${alias}.customer_reaction,
    'sent_at', ${alias}.sent_at, 'latest_error', ${alias}.latest_error,
    'whatsapp_campaign', ${alias}.whatsapp_campaign${reference})
  from messages ${alias} where ${alias}.id = ${id})`;
const withReference = (id: string) =>
  message(id, 'm', `, 'reference', ${message('m.reference_id', 'answered', '')}`);

/** A whole Conversation of the row `c`, made by the database: nothing is left to do but to send it. */
const CONVERSATION = `json_build_object(
  'id', c.id, 'created_at', c.created_at, 'channel', c.channel, 'status', c.status, 'snooze_until', c.snooze_until,
  'agent', (select json_build_object('id', a.id, 'channel', a.channel, 'display_id', a.display_id, 'name', a.name,
    'in_sync', a.in_sync, 'unread_conversations_count', a.unread_conversations_count)
    from agents a where a.id = c.agent_id),
  'customer', (select json_build_object('id', cu.id, 'channel', cu.channel, 'display_id', cu.display_id,
    'name', cu.name, 'profile', (select json_build_object('id', p.id, 'salutation', p.salutation, 'name', p.name,
      'gender', p.gender, 'blocked', p.blocked, 'date_of_birth', p.date_of_birth::timestamp at time zone 'UTC',
      'phone_number', p.phone_number, 'email', p.email, 'address', p.address, 'custom_1', p.custom_1,
      'custom_2', p.custom_2, 'custom_3', p.custom_3, 'custom_4', p.custom_4, 'custom_5', p.custom_5,
      'created_at', p.created_at, 'updated_at', p.updated_at) from profiles p where p.id = cu.profile_id))
    from customers cu where cu.id = c.customer_id),
  'user', (select json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'roles', u.roles,
    'permissions', u.permissions, 'created_at', u.created_at, 'updated_at', u.updated_at)
    from users u where u.id = c.user_id),
  'latest_message', ${withReference('c.latest_message_id')},
  'latest_customer_message', ${withReference('c.latest_customer_message_id')},
  'last_customer_reply_from', c.last_customer_reply_from,
  'latest_note', (select json_build_object('id', n.id, 'conversation_id', n.conversation_id, 'text', n.text,
    'created_at', n.created_at, 'updated_at', n.updated_at) from notes n where n.id = c.latest_note_id),
  'unread_customer_messages_count', c.unread_customer_messages_count, 'reply_until', c.reply_until,
  'reply_possible', not c.customer_interaction_required and coalesce(c.reply_until > now(), false),
  'customer_interaction_required', c.customer_interaction_required, 'version', c.version::text)`;

export const SELECT_USER = `select user_id from tokens join users on users.id = tokens.user_id
  where hash = $1 and users.active`;
export const SELECT_ONE = `select ${CONVERSATION}::text as body from conversations c where c.id = $1`;
export const SELECT_PAGE = `select c.id, c.latest_message_at as at, ${CONVERSATION}::text as body from conversations c
  where c.id in (select id from conversations
    order by coalesce(latest_message_at, '-infinity'::timestamptz) desc, id desc limit $1)
  order by coalesce(c.latest_message_at, '-infinity'::timestamptz) desc, c.id desc`;
export const LOCK = 'select status, user_id, version from conversations where id = $1 for update';
export const UPDATE = 'update conversations set status = $2, user_id = $3, version = $4 where id = $1';
export const INSERT_HISTORY = `insert into history (conversation_id, version, field, "from", "to", cause, user_id, at)
  select $1, $2, field, "from", "to", 'EXPLICIT', $4, now()
  from jsonb_to_recordset($3::jsonb) as change (field text, "from" jsonb, "to" jsonb)`;
export const INSERT_EVENT = `with told as (select pg_notify('parley_events', ''))
  insert into events (conversation_id, version, type, changes, user_id, at)
  select $1, $2, 'updated', $3::jsonb, $4, now() from told`;
