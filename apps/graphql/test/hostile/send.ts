import { request } from 'node:http';
import type { HostileCase } from './cases.ts';

/** Sends it over a connection of its own; gives the answer also where the server hangs up on the rest of the body. */
export function send(origin: string, hostile: HostileCase): Promise<{ status: number; text: string }> {
  const {
    method = 'POST',
    path = '/graphql',
    headers = { 'content-type': 'application/json' },
    body,
  } = hostile;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${origin}${path}`,
      { method, agent: false, headers: { authorization: 'Bearer u1', ...headers } },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
