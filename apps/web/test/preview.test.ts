import { expect, test } from 'vitest';
import { previewContent, previewMessage } from '../src/conversation-sync/conversation/preview.ts';
import type { ContentPreviewFragment } from '../src/generated/graphql.ts';

const contents: [ContentPreviewFragment, string, string][] = [
  [{ __typename: 'TextMessageContent', type: 'text', content: ' two\n lines ' }, 'text', 'two lines'],
  [{ __typename: 'TextMessageContent', type: 'text', content: null }, 'text', 'Empty message'],
  [{ __typename: 'ImageMessageContent', type: 'image', caption: null }, 'photo', 'Photo'],
  [{ __typename: 'ImageMessageContent', type: 'image', caption: 'The box' }, 'photo', 'The box'],
  [{ __typename: 'VideoMessageContent', type: 'video', caption: '' }, 'video', 'Video'],
  [{ __typename: 'AudioMessageContent', type: 'audio', voice: true }, 'voice', 'Voice message'],
  [{ __typename: 'AudioMessageContent', type: 'audio', voice: null }, 'audio', 'Audio'],
  [
    { __typename: 'DocumentMessageContent', type: 'document', caption: null, filename: 'a.pdf', name: 'b' },
    'document',
    '\u2066a.pdf\u2069',
  ],
  [
    { __typename: 'LocationMessageContent', type: 'location', locationName: null, address: 'Main St 1' },
    'location',
    'Main St 1',
  ],
  [
    {
      __typename: 'ContactMessageContent',
      type: 'contact',
      contactName: { __typename: 'ContactName', formattedName: null, firstName: 'Ana', lastName: 'Ribeiro' },
    },
    'contact',
    'Ana Ribeiro',
  ],
  [{ __typename: 'ContactMessageContent', type: 'contact', contactName: null }, 'contact', 'Contact'],
  [
    { __typename: 'UnknownMessageContent', type: 'sticker' },
    'unknown',
    'A message of a kind that Parley does not know (sticker)',
  ],
  [{ __typename: 'UnknownMessageContent', type: null }, 'unknown', 'A message of an unknown kind'],
];

test.each(contents)('%o is previewed as %s: %s', (content, kind, text) => {
  expect(previewContent(content)).toEqual({ kind, text });
});

test('a message is previewed by its first content and the number of the others', () => {
  const text: ContentPreviewFragment = { __typename: 'TextMessageContent', type: 'text', content: 'Hello' };
  expect(previewMessage({ contents: [text, text, text] })?.text).toBe('Hello (+2)');
  expect(previewMessage({ contents: [] })?.text).toBe('Empty message');
  expect(previewMessage(null)).toBeNull();
});
