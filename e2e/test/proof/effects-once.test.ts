import { createRestClient } from '@parley/rest-client';
import { seed, size } from '@parley/testing/scale';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../../src/proof/engines.ts';
import { type ApiProcess, harm, startApi } from '../../src/proof/stack.ts';

describe.each(engines)('on $name', (engine) => {
  let api: ApiProcess;
  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.close());

  test('keyed requests that are retried under random resets have each exactly one effect', async () => {
    const requests = size({ short: 400, long: 10_000 });
    const { url, proxy } = await harm(api, seed, 0.3);
    const sound = createRestClient({ baseUrl: api.url, token: 'demo-1' });
    const harmed = createRestClient({
      baseUrl: url,
      token: 'demo-1',
      idempotencyKeys: true,
      maxAttempts: 10,
      deadline: 60_000,
    });
    const ids = Array.from({ length: 20 }, (_, n) => n + 1);
    const versionOf = async (id: number) =>
      Number((await sound.conversations.retrieve(id).withResponse()).version);
    const before = new Map(await Promise.all(ids.map(async (id) => [id, await versionOf(id)] as const)));

    // One writer a conversation, so that every request changes something and its effect can be counted.
    const accepted = await Promise.all(
      ids.map(async (id) => {
        let count = 0;
        let user = (await sound.conversations.retrieve(id)).user?.id ?? 0;
        for (let n = 0; n < requests / ids.length; n++) {
          user = (user % 8) + 1;
          await harmed.conversations.update(id, { user_id: user }, { idempotencyKey: `${seed}-${id}-${n}` });
          count += 1;
        }
        return [id, count] as const;
      }),
    );
    for (const [id, count] of accepted) expect(await versionOf(id)).toBe((before.get(id) ?? 0) + count);
    expect(proxy.injected['lost-answer'] + proxy.injected['truncated-answer']).toBeGreaterThan(10);
    await proxy.close();
    await harmed.close();
    await sound.close();
  });
});
