import { equal, failureOf } from './check.ts';
import type { Fact } from './facts.ts';

export const REQUESTS: Readonly<Record<string, Fact>> = {
  'a request arrives as it was given': async ({ send, seen }) => {
    const headers = { authorization: 'Bearer a', 'content-type': 'application/json', 'if-match': '"7"' };
    const body = '{"note":"grün ✓"}';
    const response = await send('empty?a=1&b=%C3%BC', { method: 'PATCH', headers, body });
    await response.read();
    const { requests } = await seen();
    equal(requests.length, 1, 'requests');
    equal(requests[0]?.method, 'PATCH', 'method');
    equal(requests[0]?.url.endsWith('empty?a=1&b=%C3%BC'), true, 'path and query');
    equal(requests[0]?.body, body, 'body');
    for (const [name, value] of Object.entries(headers)) equal(requests[0]?.headers[name], value, name);
  },

  'no body is sent for null': async ({ send, seen }) => {
    await (await send('empty')).read();
    const request = (await seen()).requests[0];
    equal(request?.body, '', 'body');
    equal(request?.headers['transfer-encoding'], undefined, 'transfer-encoding');
    equal(request?.headers['content-length'] ?? '0', '0', 'content-length');
  },

  'onSending is called once for a request, before its answer': async ({ send }) => {
    const calls: true[] = [];
    const response = await send('empty', { onSending: () => void calls.push(true) });
    equal(calls.length, 1, 'calls');
    await response.read();
    equal(calls.length, 1, 'calls');
  },

  'onSending is not called where nobody listens': async ({ send, dead, traits }) => {
    const calls: true[] = [];
    await failureOf(send('empty', { origin: dead, onSending: () => void calls.push(true) }));
    equal(calls.length, traits.knowsWhenSending ? 0 : 1, 'calls');
  },

  'connections are used again, also after an error status': async ({ send, seen, traits }) => {
    for (let round = 0; round < 6; round += 1) {
      await (await send(round % 2 === 0 ? 'empty' : 'status/404')).read();
      // undici rests a connection for one turn of the event loop.
      await new Promise((resolve) => setTimeout(resolve));
    }
    const connections = new Set((await seen()).requests.map(({ connection }) => connection)).size;
    equal(connections <= 2, traits.keepsConnections, `few connections (${connections})`);
  },

  'thirty-two requests at once get the answers to themselves': async ({ send }) => {
    const numbers = Array.from({ length: 32 }, (_, index) => index);
    const echoed = await Promise.all(
      numbers.map(async (number) => {
        const response = await send('echo', { method: 'PATCH', body: String(number) });
        return Number(new TextDecoder().decode(await response.read()));
      }),
    );
    equal(echoed, numbers, 'answers');
  },

  'close may be called again': async ({ send, transport }) => {
    await (await send('empty')).read();
    await transport.close();
    await transport.close();
  },
};
