import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { literalWords } from './literal-words.ts';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

test('everything that people read is in a catalogue', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: src }).filter(
    (file) => !/^(generated|lib\/language)\//.test(file),
  );
  const found = files.flatMap((file) =>
    literalWords(file, readFileSync(src + file, 'utf8')).map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
  // Otherwise nothing was looked at.
  expect(files.length).toBeGreaterThan(100);
});

test.each([
  ['<p>Loading</p>', 'Loading'],
  ['<p>{busy ? "Loading" : null}</p>', 'Loading'],
  ['<p>{name ?? "Nobody"}</p>', 'Nobody'],
  [`<p>{\`User \${id}\`}</p>`, 'User '],
  ['<p title="Nobody" />', 'Nobody'],
  ['<p aria-label={busy ? "Loading" : messages.done} />', 'Loading'],
  ['<>{busy && <b>Loading</b>}</>', 'Loading'],
  ['show({ lead: "Done" })', 'Done'],
  ['say("It is done.")', 'It is done.'],
  [`say(\`It is \${done}, they say.\`)`, 'It is …, they say.'],
])('%s would be seen', (source, text) => {
  expect(literalWords('a.tsx', source)).toContain(text);
});

test.each([
  '<p className="visually-hidden" role="status" aria-keyshortcuts="Enter a">{messages.app.loading}</p>',
  '<p>{state === "waiting" ? messages.a : messages.b} · {" "}</p>',
  'throw new Error("This is used outside of a session.")',
  'const mode = "cache-only"',
])('%s is none of it', (source) => {
  expect(literalWords('a.tsx', source)).toEqual([]);
});
