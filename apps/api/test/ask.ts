import type { Conversation } from '@parley/domain';
import type { Api } from '../src/index.ts';

interface RequestOptions {
  readonly method?: 'GET' | 'HEAD' | 'PATCH' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS';
  readonly payload?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const VERSION_PATH = '/third-party/v1';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Body;
  readonly etag: string;
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** One request to a path under the version path, signed in as the first demo user unless told otherwise. */
export async function ask<Body>(api: Api, path: string, options: RequestOptions = {}): Promise<Answer<Body>> {
  const answer = await api.app.inject({
    ...options,
    url: VERSION_PATH + path,
    headers: { authorization: 'Bearer demo-1', ...options.headers },
  });
  const text = answer.body;
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: (text !== '' && /json/.test(String(answer.headers['content-type']))
      ? JSON.parse(text)
      : null) as Body,
    etag: String(answer.headers.etag),
  };
}

export function read(api: Api, id: number): Promise<Answer<Conversation>> {
  return ask(api, `/conversations/${id}`);
}

export function patch<Body = Conversation>(
  api: Api,
  id: number | string,
  payload: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  return ask(api, `/conversations/${id}`, {
    method: 'PATCH',
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers: { 'content-type': 'application/json', ...headers },
  });
}
