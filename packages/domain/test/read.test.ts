import { expect, test } from 'vitest';
import { Conversation } from '../src/index.ts';

test('an empty conversation is readable', () => {
  expect(Conversation.safeParse({}).success).toBe(true);
});
