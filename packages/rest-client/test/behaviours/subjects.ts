import ky from 'ky';
import { OpenAI } from 'openai';
import { createRestClient } from '../../src/index.ts';

/** Where a client is to talk to. */
interface Target {
  readonly baseUrl: string;
  readonly token: string;
  /** Milliseconds: what the client offers as its timeout, whatever it means by that. */
  readonly timeout: number;
}

/** A client as the behaviours see it: it updates one conversation. */
export interface Connected {
  update(options?: { readonly signal?: AbortSignal }): Promise<unknown>;
  close(): Promise<void>;
}

/** A client that is put through the behaviours. */
export type Subject = (target: Target) => Connected;

const BODY = { status: 'done' } as const;

/** Ours, told to be strict about what the API answers. */
export const parley: Subject = ({ timeout, ...target }) => {
  const client = createRestClient({ ...target, deadline: timeout, drift: 'strict' });
  return {
    update: (options) => client.conversations.update(1, BODY, options).withResponse(),
    close: () => client.close(),
  };
};

/** Ours, told nothing but the address, the token and the deadline. */
export const parleyAsItComes: Subject = ({ timeout, ...target }) => {
  const client = createRestClient({ ...target, deadline: timeout });
  return {
    update: (options) => client.conversations.update(1, BODY, options).withResponse(),
    close: () => client.close(),
  };
};

export const kyRival: Subject = ({ baseUrl, token, timeout }) => {
  const client = ky.create({ timeout, headers: { authorization: `Bearer ${token}` } });
  return {
    update: (options) =>
      client.patch(`${baseUrl}/conversations/1`, { json: BODY, ...options }).json<unknown>(),
    close: () => Promise.resolve(),
  };
};

export const openaiRival: Subject = ({ baseUrl, token, timeout }) => {
  const client = new OpenAI({ baseURL: baseUrl, apiKey: token, timeout });
  return {
    update: (options) => client.patch('/conversations/1', { body: BODY, ...options }),
    close: () => Promise.resolve(),
  };
};
