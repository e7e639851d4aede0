import { builder } from './builder.ts';
import './schema/date-time.ts';
import './schema/file-message-content.ts';
import './schema/contact-message-content.ts';
import './schema/conversation.ts';
import './schema/conversation-connection.ts';
import './schema/conversation-index.ts';
import './schema/history-connection.ts';
import './schema/user.ts';
import './schema/status-machine.ts';
import './schema/upstream-capabilities.ts';
import './schema/demo-user.ts';
import './schema/update-conversation.ts';
import './schema/conversation-changed.ts';

builder.queryType({
  description:
    'What can be read. Null means that the API did not tell the value, or what the description of the field says.',
});
builder.mutationType({ description: 'What can be changed.' });
builder.subscriptionType({ description: 'What can be followed.' });

export const schema = builder.toSchema();
