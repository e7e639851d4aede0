import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FACTS } from './facts.ts';
import { NOTHING_UNHEARD, type Verdicts } from './run-facts.ts';
import { absent, present } from './runtimes.ts';
import { type ContractUpstream, startContractUpstream } from './upstream.ts';

for (const { name } of absent) {
  console.log(`Not run: the contract of transports over ${name} (see pnpm runtimes; chromium is Debian's).`);
}

let upstream: ContractUpstream;
beforeAll(async () => {
  upstream = await startContractUpstream();
});
afterAll(() => upstream.close());

describe.each(present)('$name', ({ traits, tryFacts }) => {
  let verdicts: Verdicts;
  beforeAll(async () => {
    const { upstream: origin, other, dead } = upstream;
    verdicts = await tryFacts({ upstream: origin, other, dead, traits }, upstream);
  }, 120_000);

  test.each([...Object.keys(FACTS), NOTHING_UNHEARD])('%s', (title) => {
    expect(verdicts[title]).toBe(null);
  });
});
