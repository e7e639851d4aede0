import { createLoad } from '../harness/load.ts';
import { ServerProcess, type Usage } from '../harness/server-process.ts';

const API = new URL('../../../apps/api/src/main.ts', import.meta.url);
const GATEWAY = new URL('../../../apps/graphql/src/main.ts', import.meta.url);
const SIGNED_IN = { authorization: 'Bearer demo-1', 'content-type': 'application/json' };

export type GatewayAndApi = Awaited<ReturnType<typeof startGatewayAndApi>>;

/** The whole of it but the web app, over a PostgreSQL database, as shipped but for quotas. */
export async function startGatewayAndApi(databaseUrl: string, inFlight: number) {
  const env = { PORT: '0', DATABASE_URL: databaseUrl, DEMO: 'on', WEB_DIST: '/nowhere', RATE_LIMIT: 'off' };
  const api = await ServerProcess.start('api', API, env);
  const gateway = await ServerProcess.start('gateway', GATEWAY, {
    ...env,
    CONVERSATIONS_API_URL: api.address,
  }).catch((error: unknown) => {
    api.end();
    throw error;
  });
  const load = createLoad(gateway.address, inFlight);
  return {
    origin: gateway.address,
    apiUrl: api.address,
    load,
    gatewayUsage: () => gateway.usage(),
    /** Of both processes together. */
    usage: async (): Promise<Usage> => {
      const [one, other] = await Promise.all([gateway.usage(), api.usage()]);
      return { cpu: one.cpu + other.cpu, rss: one.rss + other.rss };
    },
    end: async (): Promise<void> => {
      await load.close();
      gateway.end();
      api.end();
    },
  };
}

export function toGraphql(query: string, variables: Readonly<Record<string, unknown>>) {
  const body = JSON.stringify({ query, variables });
  return { method: 'POST', path: '/graphql', headers: SIGNED_IN, body } as const;
}
