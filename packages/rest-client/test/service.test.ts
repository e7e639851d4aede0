import { expect, test } from 'vitest';
import { contract, failureOf } from './contract.ts';
import { answering, deadAddress, serve } from './loopback.ts';

contract('service.describe', (connect) => {
  test('tells what the API can do, and is asked without the token', async () => {
    const description = { name: 'parley-api', extensions: ['etag', 'read'], demo: true };
    const { baseUrl, received } = await serve(answering(200, description));
    expect(await connect(baseUrl).service.describe()).toEqual(description);
    expect(received[0]).toMatchObject({ method: 'GET', url: '/third-party/v1/' });
    expect(received[0]?.headers).not.toHaveProperty('authorization');
  });

  test.each([
    ['a 404', answering(404, '')],
    ['a 401', answering(401, { error: 'unauthorized' })],
    ['a 500', answering(500, 'oops')],
    ['an HTML page', answering(200, '<html>')],
    ['an empty page', answering(200, '')],
    ['an array', answering(200, [])],
    ['another object', answering(200, { hello: 'world' })],
    ['a redirect', answering(302, '', { location: 'http://127.0.0.1:1/' })],
    ['a page that is too large', answering(200, 'x'.repeat(2 * 1024 * 1024))],
  ])('takes %s for an API with only the documented page', async (_, answer) => {
    const { baseUrl } = await serve(answer);
    expect(await connect(baseUrl).service.describe()).toStrictEqual({ extensions: [], demo: false });
  });

  test('keeps the status of what a foreign API answered', async () => {
    const { baseUrl } = await serve(answering(404, ''));
    expect(await connect(baseUrl).service.describe().withResponse()).toMatchObject({ status: 404 });
  });

  test('fails when the network does', async () => {
    expect(await failureOf(connect(await deadAddress()).service.describe())).toMatchObject({
      name: 'ConnectionError',
    });
    const { baseUrl } = await serve(() => undefined);
    expect(await failureOf(connect(baseUrl).service.describe({ deadline: 50 }))).toMatchObject({
      name: 'DeadlineError',
    });
  });
});
