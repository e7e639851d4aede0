import { makeDemoData } from '@parley/demo-data';
import { toSearchText } from '@parley/domain';
import { expect, test } from 'vitest';
import { contentText } from '../src/conversations/content-text.ts';
import { REPLY_WINDOWS } from '../src/conversations/reply-window.ts';

test('customers do not all say the same', () => {
  const now = Date.parse('2026-11-23T09:00:00Z');
  const { messages } = makeDemoData({ conversations: 2_000, now, replyWindows: REPLY_WINDOWS });
  const texts = messages
    .filter((m) => m.from === 'customer')
    .flatMap((m) => toSearchText(...m.contents.map(contentText)) || []);
  expect(new Set(texts).size / texts.length).toBeGreaterThan(0.4);
});
