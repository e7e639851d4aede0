import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../src/index.ts';
import { ask, patch, read } from './ask.ts';
import { engines, startApi } from './engines.ts';

describe.each(engines)('on $name, many callers', (engine) => {
  let api: Api;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ api, stop } = await startApi(engine, { demoConversations: 5 }));
  });
  afterAll(() => stop());

  test('exactly one of 1,000 updates of the same version wins', async () => {
    await patch(api, 1, { status: 'to-do', user_id: null });
    const before = await read(api, 1);
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, async (_, i) => {
        for (;;) {
          const answer = await patch(api, 1, { user_id: (i % 8) + 1 }, { 'if-match': before.etag });
          // Too many wait for the row on a slow machine: nothing was done, and it may be sent again.
          if (answer.status !== 503) return answer;
        }
      }),
    );
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect({ won: count(200), lost: count(412) }).toEqual({ won: 1, lost: 999 });
    const after = await read(api, 1);
    expect(after.body).toEqual(answers.find(({ status }) => status === 200)?.body);
    const { body } = await ask<{ data: object[] }>(api, '/conversations/1/history?limit=1');
    expect(body.data).toMatchObject([{ version: after.body.version, to: after.body.user?.id }]);
    expect(Number(after.body.version)).toBe(Number(before.body.version) + 1);
  });
});
