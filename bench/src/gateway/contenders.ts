import type { Request } from '../harness/load.ts';
import type { Workload } from './workloads.ts';

/** One of those that are measured beside each other. */
export interface Contender {
  readonly module: URL;
  readonly env?: Readonly<Record<string, string>>;
  readonly requestsOf: (workload: Workload) => readonly Request[];
  /** What of an answer's body is compared. */
  readonly resultOf: (body: unknown, workload: Workload) => unknown;
}

export const OURS = 'Parley';
export const PROXY = 'bare proxy';

/** What a browser adds to a request of a page of the same site. */
export const BROWSER = {
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'de-DE,de;q=0.9,en;q=0.8',
  'sec-fetch-dest': 'empty',
  'sec-fetch-mode': 'cors',
  'sec-fetch-site': 'same-origin',
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
};
/** What every client sends. */
export const HEADERS = {
  authorization: 'Bearer a-token-of-forty-characters-0123456789ab',
  'content-type': 'application/json',
};
const FROM_PAGE = { ...HEADERS, ...BROWSER, accept: 'application/graphql-response+json, application/json' };

const graphql = (
  module: string,
  { env = {}, isMesh = false }: { env?: Readonly<Record<string, string>>; isMesh?: boolean } = {},
): Contender => ({
  module: new URL(module, import.meta.url),
  env,
  requestsOf: ({ document, meshDocument, asks }) =>
    asks.map(({ variables, meshVariables }) => ({
      method: 'POST',
      path: '/graphql',
      headers: FROM_PAGE,
      body: JSON.stringify(
        isMesh ? { query: meshDocument, variables: meshVariables } : { query: document, variables },
      ),
    })),
  resultOf: (body, workload) => workload.dataOf((body as { data: Record<string, unknown> }).data),
});

const proxy: Contender = {
  module: new URL('./proxy.ts', import.meta.url),
  requestsOf: ({ asks }) => asks.map(({ rest }) => ({ ...rest, headers: FROM_PAGE })),
  resultOf: (body) => body,
};

const VALIDATING = { env: { VALIDATE: 'on' } };

export const CONTENDERS: Readonly<Record<string, Contender>> = {
  [PROXY]: proxy,
  [OURS]: graphql('../../../apps/graphql/src/main.ts'),
  'mercurius, jit': graphql('../../peers/mercurius.mjs'),
  'mercurius, jit, validating': graphql('../../peers/mercurius.mjs', VALIDATING),
  'apollo-server 5': graphql('../../peers/apollo.mjs'),
  'apollo-server 5, validating': graphql('../../peers/apollo.mjs', VALIDATING),
  'yoga + fetch': graphql('../../peers/yoga.mjs'),
  'GraphQL Mesh': graphql('../../peers/mesh.mjs', { isMesh: true }),
};
