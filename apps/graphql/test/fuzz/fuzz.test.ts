import { createChoices } from '@parley/testing/choices';
import { seed, size } from '@parley/testing/scale';
import { expect, it } from 'vitest';
import { schema } from '../../src/schema.ts';
import { gatewayOf, post } from '../ask.ts';
import { startVersionedUpstream } from '../doubles/versioned-upstream.ts';
import { logLines } from '../operations/log-lines.ts';
import { broken, nearlyValid } from './damage.ts';
import { validDocument } from './valid-document.ts';

const COUNT = size({ short: 2_000, long: 200_000 });
const HANGS_AFTER_MS = 10_000;
/** What no sentence for a client holds: words of the machinery. */
const INTERNAL =
  /TypeError|RangeError|Cannot (read|set|convert)|is not (a function|iterable)|undefined|node_modules|file:|ECONN|\n\s+at |Maximum call stack/;

it(`${COUNT} documents, valid, nearly valid and broken, are answered without a fault`, async () => {
  const choices = createChoices(seed);
  const log = logLines();
  const upstream = await startVersionedUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
  const gateway = gatewayOf(upstream, { logTo: log.logTo, logLevel: 'error' });
  const kinds = { answered: 0, refused: 0 };
  for (let run = 0; run < COUNT; run += 1) {
    const valid = validDocument(schema, choices);
    const query = [valid, nearlyValid(valid, choices), broken(valid, choices)][run % 3] ?? valid;
    const { status, text } = await answerOf(query);
    const wrong = wrongWith(status, text);
    expect(wrong, `SEED=${seed} run ${run}: ${query}\n${text}`).toBeNull();
    if (text.includes('"data"')) kinds.answered += 1;
    else kinds.refused += 1;
  }
  expect(log.lines).toEqual([]);
  // Were all of them refused, or none, nothing would have been tried.
  expect(kinds.answered).toBeGreaterThan(COUNT / 4);
  expect(kinds.refused).toBeGreaterThan(COUNT / 4);

  async function answerOf(query: string): Promise<{ status: number; text: string }> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hangs = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer: ${query}`)), HANGS_AFTER_MS);
    });
    const answered = post(gateway, { query }).then(async (response) => ({
      status: response.status,
      text: await response.text(),
    }));
    return Promise.race([answered, hangs]).finally(() => clearTimeout(timer));
  }
}, 3_600_000);

function wrongWith(status: number, text: string): string | null {
  if (status >= 500) return `status ${status}`;
  const body = JSON.parse(text) as { errors?: { message: string; extensions?: { code?: string } }[] };
  for (const { message, extensions } of body.errors ?? []) {
    if (extensions?.code === undefined) return 'an error without a code';
    if (extensions.code === 'INTERNAL_SERVER_ERROR') return 'a fault';
    if (INTERNAL.test(message)) return 'a message of the machinery';
  }
  return null;
}
