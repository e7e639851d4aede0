import { describe, expect, test } from 'vitest';
import { BEHAVIOURS, judge } from './behaviours.ts';
import { kyRival, openaiRival, parley, parleyAsItComes, type Subject } from './subjects.ts';

// Loaded before any deadline runs: on a busy machine loading alone can use one up.
await import('undici');

const ROWS = Object.entries(BEHAVIOURS);

test('there are twelve behaviours', () => {
  expect(ROWS).toHaveLength(12);
});

describe('this client', () => {
  test.concurrent.for(ROWS)('%s', async ([, behaviour], { expect }) => {
    expect(await judge(parley, behaviour)).toBe(true);
  });
});

test('this client, unless told to be strict, reports the wrong shape of a completed update and passes it on', async () => {
  expect(await failedBy(parleyAsItComes)).toEqual(['takes no 200 of the wrong shape for an answer']);
});

async function failedBy(subject: Subject): Promise<string[]> {
  const rows = await Promise.all(
    ROWS.map(async ([name, behaviour]) => ((await judge(subject, behaviour)) ? [] : [name])),
  );
  return rows.flat();
}

// The proof that a row can be failed: what ky and openai fail was measured of their defaults before. A rival may fail
// more on a busy machine, and that is no failure of ours.
describe.concurrent('rows are failed by', () => {
  test.for<[string, Subject, string[]]>([
    [
      'ky',
      kyRival,
      [
        'waits as long as 429 asks, and then succeeds',
        'stops waiting for another attempt when it is aborted',
        'shows the token in no view of an error',
        'takes no 200 of the wrong shape for an answer',
      ],
    ],
    [
      'openai',
      openaiRival,
      [
        'ends a body that stalls by its timeout',
        'ends a call that is never answered by its timeout',
        'repeats an update that was answered with 503 only under a key',
        'repeats an update that was carried out and not answered only under a key',
        'fails at once when 429 asks for more time than there is',
        'takes no 200 of the wrong shape for an answer',
        'takes no HTML page for an answer',
      ],
    ],
  ])('%s', async ([, subject, rows], { expect }) => {
    expect(await failedBy(subject)).toEqual(expect.arrayContaining(rows));
  });
});
