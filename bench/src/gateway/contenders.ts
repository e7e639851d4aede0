import type { Request } from '../harness/load.ts';
import type { Workload } from './workloads.ts';

/** One of those that are measured beside each other. */
export interface Contender {
  readonly module: URL;
  readonly requestOf: (workload: Workload) => Request;
  /** What of an answer's body is compared. */
  readonly resultOf: (body: unknown, workload: Workload) => unknown;
}

export const OURS = 'Parley';
export const PROXY = 'bare proxy';

const HEADERS = { authorization: 'Bearer a-token-of-forty-characters-0123456789ab' };

const graphql = (
  module: string,
  ask: (workload: Workload) => Pick<Workload, 'document' | 'variables'>,
): Contender => ({
  module: new URL(module, import.meta.url),
  requestOf(workload) {
    const { document, variables } = ask(workload);
    return {
      method: 'POST',
      path: '/graphql',
      headers: { ...HEADERS, 'content-type': 'application/json' },
      body: JSON.stringify({ query: document, variables }),
    };
  },
  resultOf: (body, workload) => workload.dataOf((body as { data: Record<string, unknown> }).data),
});

const ourWords = (workload: Workload) => workload;

const proxy: Contender = {
  module: new URL('./proxy.ts', import.meta.url),
  requestOf: ({ rest }) => ({ ...rest, headers: { ...HEADERS, 'content-type': 'application/json' } }),
  resultOf: (body) => body,
};

export const CONTENDERS: Readonly<Record<string, Contender>> = {
  [PROXY]: proxy,
  [OURS]: graphql('../../../apps/graphql/src/main.ts', ourWords),
  'mercurius, jit': graphql('../../peers/mercurius.mjs', ourWords),
  'apollo-server 5': graphql('../../peers/apollo.mjs', ourWords),
  'yoga + fetch': graphql('../../peers/yoga.mjs', ourWords),
  'GraphQL Mesh': graphql('../../peers/mesh.mjs', ({ mesh }) => mesh),
};
