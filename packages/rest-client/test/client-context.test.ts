import { expect, it } from 'vitest';
import { createContextKey, createRestClient, type Middleware } from '../src/index.ts';
import { serve } from './loopback.ts';

const CALLER = createContextKey<string>('caller');

it('a client for another caller hands its own values to the middleware, and a call may say otherwise', async () => {
  const seen: (string | undefined)[] = [];
  const watching: Middleware = {
    name: 'watching',
    call(context, next) {
      seen.push(context.get(CALLER));
      return next();
    },
  };
  const { baseUrl } = await serve((_request, response) => response.end('{"id":1}'));
  const client = createRestClient({ baseUrl, token: 't', middleware: [watching] });
  const ada = client.withToken('a', [CALLER.with('ada')]);
  await client.users.me();
  await ada.users.me();
  await ada.users.me({ context: [CALLER.with('grace')] });
  await ada.withToken('b').users.me();
  await client.close();
  expect(seen).toEqual([undefined, 'ada', 'grace', 'ada']);
});
