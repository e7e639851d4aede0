import { request } from 'undici';
import { createHttpAgent } from './http-agent.ts';
import { id, isUpstreamObject, objects, text, texts } from './read.ts';

/** A made-up user of a demo database, with the token to sign in as them. */
export interface DemoUser {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly token: string;
}

const list = objects('data');
const userId = id('id');
const name = text('name');
const token = text('token');
const roles = texts('roles');

/** Empty when the upstream has none or cannot be asked: nobody needs a demo user to work. */
export async function listDemoUsers(baseUrl: string): Promise<DemoUser[]> {
  const dispatcher = createHttpAgent();
  try {
    const { statusCode, body } = await request(`${baseUrl.replace(/\/+$/, '')}/demo/users`, {
      dispatcher,
      headersTimeout: 5_000,
      bodyTimeout: 5_000,
    });
    const answer: unknown = await body.json();
    if (statusCode !== 200 || !isUpstreamObject(answer)) return [];
    return list(answer).flatMap((user) => {
      const found = { id: userId(user), name: name(user), token: token(user) };
      if (found.id === null || found.token === null) return [];
      return [{ id: found.id, name: found.name ?? '', roles: roles(user), token: found.token }];
    });
  } catch {
    return [];
  } finally {
    void dispatcher.close();
  }
}
