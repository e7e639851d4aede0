import { ConversationUpdate } from '@parley/domain';
import { printInput } from './print-schemas.ts';

/** The body of an update in the form that the contract has. */
export function printUpdate() {
  const schema = printInput(ConversationUpdate);
  const properties = schema.properties as Record<string, Record<string, unknown>>;
  // Written by the page as a reference; the bound of an id goes without saying there.
  properties.status = { $ref: '#/components/schemas/ConversationStatus' };
  delete properties.user_id?.minimum;
  delete properties.user_id?.exclusiveMinimum;
  properties.snooze_until = { 'x-extension': true, ...properties.snooze_until };
  return schema;
}
