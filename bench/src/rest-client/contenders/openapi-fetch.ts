import createClient from 'openapi-fetch';
import type { StartContender } from '../../harness/contender.ts';
import { TOKEN, UPDATE } from './job.ts';

interface Paths {
  readonly '/conversations/{id}': {
    readonly patch: {
      readonly parameters: { readonly path: { readonly id: number } };
      readonly requestBody: { readonly content: { readonly 'application/json': object } };
      readonly responses: { readonly 200: { readonly content: { readonly 'application/json': object } } };
    };
  };
}

export const start: StartContender = (origin) => {
  const client = createClient<Paths>({
    baseUrl: `${origin}/third-party/v1`,
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  return {
    async run() {
      const { data } = await client.PATCH('/conversations/{id}', {
        params: { path: { id: 7 } },
        body: UPDATE,
      });
      return data;
    },
  };
};
