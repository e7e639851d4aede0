import { Agent, request } from 'undici';
import { UPSTREAM } from './resolvers.mjs';

const dispatcher = new Agent({ connections: 128 });

export async function call(method, path, { authorization, body, ifMatch }) {
  const headers = {
    authorization,
    'content-type': 'application/json',
    ...(ifMatch && { 'if-match': ifMatch }),
  };
  const answer = await request(UPSTREAM + path, { dispatcher, method, headers, body });
  if (answer.statusCode !== 200) throw new Error(`The API answered ${answer.statusCode}.`);
  return answer.body.json();
}
