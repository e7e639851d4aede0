import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as domain from '../src/index.ts';
import * as status from '../src/status.ts';

test('the names that other teams import', () => {
  expect({ domain: Object.keys(domain).length, status: Object.keys(status) }).toMatchInlineSnapshot(`
    {
      "domain": 69,
      "status": [
        "allowedEvents",
        "applyChanges",
        "CHANGE_CAUSES",
        "CONVERSATION_EVENTS",
        "INTENT_EVENTS",
        "SYSTEM_EVENTS",
        "STATE_FIELDS",
        "CONVERSATION_STATUSES",
        "isConversationStatus",
        "isInstant",
        "planUpdate",
        "REFUSALS",
        "transition",
        "TRANSITIONS",
        "toNamedId",
        "toSafeId",
        "UNKNOWN_ID",
        "DEFAULT_POLICY",
        "DOCUMENTED_POLICY",
        "STRICT_POLICY",
        "UPDATE_WARNINGS",
      ],
    }
  `);
});

test.each(['facts.ts', 'search-text.ts', 'status.ts'])(
  'all of %s can be had from the main entry too',
  (entry) => {
    const listed = (file: string) =>
      [
        ...readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8').matchAll(
          /\b(?:type )?(\w+)(?=,| \})/g,
        ),
      ].map(([, name]) => name);
    expect(listed('index.ts')).toEqual(expect.arrayContaining(listed(entry)));
  },
);
