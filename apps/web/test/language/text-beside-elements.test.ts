import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { textBesideElements } from './text-beside-elements.ts';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

test('every text is alone in its element, so that a page translator can neither break nor stop it', () => {
  const files = globSync('**/*.tsx', { cwd: src });
  const found = files.flatMap((file) =>
    textBesideElements(file, readFileSync(src + file, 'utf8')).map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
  // Otherwise nothing was looked at.
  expect(files.length).toBeGreaterThan(50);
});

test.each([
  ['<p>{name} <b>7</b></p>', '{name}'],
  ['<p><Icon /> {messages.app.tryAgain}</p>', '{messages.app.tryAgain}'],
  ['<p>#{id}</p>', '#'],
  ['<p><Icon />{busy ? messages.a : null}</p>', '{busy ? messages.a : null}'],
  ['<>{count(7)}{busy && <b />}</>', '{count(7)}'],
])('%s would be seen', (source, text) => {
  expect(textBesideElements('a.tsx', source)).toContain(text);
});

test.each([
  '<p>{name}</p>',
  '<p><Icon /> <span>{name}</span></p>',
  '<p>{busy && <b>{name}</b>} {items.map((item) => <Item key={item} />)}</p>',
])('%s is none of it', (source) => {
  expect(textBesideElements('a.tsx', source)).toEqual([]);
});
