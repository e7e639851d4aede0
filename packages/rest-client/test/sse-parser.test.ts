import { expect, test } from 'vitest';
import { createSseParser, type SseEvent } from '../src/events/sse-parser.ts';

function parse(...pieces: string[]): SseEvent[] {
  const parser = createSseParser(1_000);
  return pieces.flatMap((piece) => parser.push(piece));
}

const event = (data: string, more: Partial<SseEvent> = {}): SseEvent => ({
  event: 'message',
  data,
  id: null,
  ...more,
});

test.each<[string, string, SseEvent[]]>([
  ['one event', 'data: a\n\n', [event('a')]],
  ['all fields, in any order', 'id: 7\ndata: a\nevent: b\n\n', [event('a', { event: 'b', id: '7' })]],
  ['no space after the colon', 'data:a\n\n', [event('a')]],
  ['only one space is left out', 'data:  a \n\n', [event(' a ')]],
  ['a colon within the value', 'data: a:b\n\n', [event('a:b')]],
  ['several lines of data', 'data: a\ndata\ndata: b\n\n', [event('a\n\nb')]],
  ['a comment between', 'data: a\n: heartbeat\ndata: b\n\n', [event('a\nb')]],
  ['only comments', ':\n\n: heartbeat\n\n', []],
  ['an event without data', 'event: a\nid: 5\n\ndata: b\n\n', [event('b')]],
  ['unknown fields', 'retry: 5\nfoo: bar\ndata: a\n\n', [event('a')]],
  ['an id with NUL', 'id: a\0b\ndata: a\n\n', [event('a')]],
  ['an event that breaks off', 'data: a\n\ndata: b\n', [event('a')]],
  ['many blank lines', '\n\n\ndata: a\n\n\n\ndata: b\n\n', [event('a'), event('b')]],
  ['CR LF', 'id: 1\r\ndata: a\r\ndata: b\r\n\r\n', [event('a\nb', { id: '1' })]],
  ['CR', 'id: 1\rdata: a\r\r', [event('a', { id: '1' })]],
  ['all of them', 'data: a\rdata: b\r\ndata: c\n\r\ndata: d\r\r\n', [event('a\nb\nc'), event('d')]],
])('%s', (_, stream, events) => {
  expect(parse(stream), 'in one piece').toEqual(events);
  expect(parse(...stream), 'character by character').toEqual(events);
  for (let at = 1; at < stream.length; at += 1) {
    expect(parse(stream.slice(0, at), '', stream.slice(at)), `cut at ${at}`).toEqual(events);
  }
});

test.each([
  ['a line', 'x'.repeat(1_001)],
  ['lines together', `data: ${'x'.repeat(600)}\n`.repeat(2)],
])('%s longer than allowed is refused', (_, stream) => {
  expect(() => parse(stream)).toThrow(expect.objectContaining({ kind: 'too-large' }));
});

test('any number of events may come', () => {
  expect(parse(`data: ${'x'.repeat(600)}\n\n`.repeat(5))).toHaveLength(5);
});
