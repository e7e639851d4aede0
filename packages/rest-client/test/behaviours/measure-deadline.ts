import { serveFakeUpstream } from '../../src/testing/loopback/index.ts';
import { kyRival, openaiRival, parley, type Subject } from './subjects.ts';

// Prints how long a call really takes when nothing answers, as a multiple of the timeout that the client was given.
// Clients take turns, so that a busy moment of the machine meets all of them.

const SUBJECTS: Readonly<Record<string, Subject>> = { parley, ky: kyRival, openai: openaiRival };
const TIMEOUTS = [300, 1_000];
const ROUNDS = 10;

const upstream = await serveFakeUpstream();
upstream.failAlways('no-answer');

for (const timeout of TIMEOUTS) {
  const ratios = new Map(Object.keys(SUBJECTS).map((name) => [name, [] as number[]]));
  const clients = Object.entries(SUBJECTS).map(([name, subject]) => {
    return { name, client: subject({ ...upstream.options, timeout }) };
  });
  // The first round loads and compiles, and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, client } of clients) {
      const begun = performance.now();
      await client.update().catch(() => undefined);
      if (round > 0) ratios.get(name)?.push((performance.now() - begun) / timeout);
    }
  }
  for (const [name, measured] of ratios) {
    measured.sort((a, b) => a - b);
    const median = measured[Math.floor(measured.length / 2)] ?? Number.NaN;
    const worst = measured.at(-1) ?? Number.NaN;
    console.log(
      `timeout ${timeout} ms  ${name.padEnd(7)} median ${median.toFixed(3)}  worst ${worst.toFixed(3)}`,
    );
  }
  for (const { client } of clients) await client.close();
}
await upstream.close();
