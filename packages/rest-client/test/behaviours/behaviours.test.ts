import { describe, expect, test } from 'vitest';
import { BEHAVIOURS, judge } from './behaviours.ts';
import { kyRival, openaiRival, parley, parleyAsItComes, type Subject } from './subjects.ts';

const ROWS = Object.entries(BEHAVIOURS);

test('there are twelve behaviours', () => {
  expect(ROWS).toHaveLength(12);
});

describe('this client', () => {
  test.concurrent.for(ROWS)('%s', async ([, behaviour], { expect }) => {
    expect(await judge(parley, behaviour)).toBe(true);
  });
});

async function failedBy(subject: Subject): Promise<string[]> {
  const rows = await Promise.all(
    ROWS.map(async ([name, behaviour]) => ((await judge(subject, behaviour)) ? [] : [name])),
  );
  return rows.flat();
}

// The proof that a row can be failed. What ky and openai fail is what was measured of their defaults before; ours, told
// nothing of the API, repeats no update on a mere 429 and passes on what departs from the page.
describe.concurrent('the behaviours that are failed, by', () => {
  test('ky', async ({ expect }) => {
    expect(await failedBy(kyRival)).toMatchInlineSnapshot(`
      [
        "waits as long as 429 asks, and then succeeds",
        "stops waiting for another attempt when it is aborted",
        "shows the token in no view of an error",
        "takes no 200 of the wrong shape for an answer",
      ]
    `);
  });
  test('openai', async ({ expect }) => {
    expect(await failedBy(openaiRival)).toMatchInlineSnapshot(`
      [
        "ends a body that stalls by its timeout",
        "ends a call that is never answered by its timeout",
        "repeats an update that was answered with 503 only under a key",
        "repeats an update that was carried out and not answered only under a key",
        "fails at once when 429 asks for more time than there is",
        "takes no 200 of the wrong shape for an answer",
        "takes no HTML page for an answer",
      ]
    `);
  });
  test('this client as it comes', async ({ expect }) => {
    expect(await failedBy(parleyAsItComes)).toMatchInlineSnapshot(`
      [
        "waits as long as 429 asks, and then succeeds",
        "stops waiting for another attempt when it is aborted",
        "takes no 200 of the wrong shape for an answer",
      ]
    `);
  });
});
