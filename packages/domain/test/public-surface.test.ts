import { expect, test } from 'vitest';
import * as domain from '../src/index.ts';
import * as status from '../src/status.ts';

test('the names that other teams import', () => {
  expect({ domain: Object.keys(domain).length, status: Object.keys(status) }).toMatchInlineSnapshot(`
    {
      "domain": 62,
      "status": [
        "isAsleep",
        "needsUser",
        "REPLY_WINDOW_STATES",
        "replyWindow",
        "allowedEvents",
        "applyChanges",
        "CHANGE_CAUSES",
        "AMBIENT_EVENTS",
        "CONVERSATION_EVENTS",
        "INTENT_EVENTS",
        "STATE_FIELDS",
        "CONVERSATION_STATUSES",
        "isConversationStatus",
        "planCustomerReply",
        "planTimer",
        "planUpdate",
        "REFUSALS",
        "transition",
        "TRANSITIONS",
        "DEFAULT_POLICY",
        "DOCUMENTED_POLICY",
        "STRICT_POLICY",
        "UPDATE_WARNINGS",
      ],
    }
  `);
});
