import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareSchemas } from '../src/compare-schemas.ts';
import { PUBLISHED, SCHEMA } from '../src/schema-files.ts';

const sdl = readFileSync(SCHEMA, 'utf8');

describe('the schema', () => {
  it('breaks no app that uses the published one', () => {
    expect(compareSchemas(readFileSync(PUBLISHED, 'utf8'), sdl).breaking).toEqual([]);
  });

  it.each<[string, string | RegExp, string, string]>([
    [
      'a field goes',
      /\n {2}"""Whether it sleeps now."""\n {2}isAsleep: Boolean!\n/,
      '',
      'Field Conversation.isAsleep was removed.',
    ],
    [
      'an answer may become null',
      'changed: Boolean!',
      'changed: Boolean',
      'Field UpdateConversationSuccess.changed changed type from Boolean! to Boolean.',
    ],
    [
      'an input becomes required',
      '  takeover: Boolean\n',
      '  takeover: Boolean!\n',
      'Field UpdateConversationInput.takeover changed type from Boolean to Boolean!.',
    ],
    [
      'a required input comes',
      'input UpdateConversationInput {',
      'input UpdateConversationInput {\n  reason: String!',
      'A required field UpdateConversationInput.reason was added.',
    ],
    [
      'an enum value goes',
      /\n {2}"""Somebody works on it."""\n {2}IN_PROGRESS\n/,
      '',
      'Enum value ConversationStatus.IN_PROGRESS was removed.',
    ],
    [
      'a member of the result goes',
      ' | OutcomeUnknown',
      '',
      'OutcomeUnknown was removed from union type UpdateConversationResult.',
    ],
  ])('is called breaking when %s', (_, from, to, sentence) => {
    const planted = sdl.replace(from, to);
    expect(planted).not.toBe(sdl);
    expect(compareSchemas(sdl, planted).breaking).toEqual([sentence]);
  });

  it.each<[string, string, string, string[]]>([
    ['a field comes', 'type Conversation {', 'type Conversation {\n  tags: [String!]!', []],
    [
      'an enum value comes',
      'enum Channel {',
      'enum Channel {\n  SIGNAL',
      ['Enum value Channel.SIGNAL was added.'],
    ],
  ])('is not when %s', (_, from, to, dangerous) => {
    const planted = sdl.replace(from, to);
    expect(planted).not.toBe(sdl);
    expect(compareSchemas(sdl, planted)).toEqual({ breaking: [], dangerous });
  });
});
