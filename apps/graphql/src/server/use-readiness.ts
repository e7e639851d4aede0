import type { RestClient } from '@parley/rest-client';
import type { Plugin } from 'graphql-yoga';

const DEADLINE_MS = 2_000;

/** Ready = the upstream answers. Why it does not is for the log, not for whoever asks. */
export function useReadiness(client: RestClient): Plugin {
  return {
    async onRequest({ url, endResponse, fetchAPI }) {
      if (url.pathname !== '/ready') return;
      const ready = await isReachable(client);
      endResponse(new fetchAPI.Response(ready ? 'ready\n' : 'not ready\n', { status: ready ? 200 : 503 }));
    },
  };
}

async function isReachable(client: RestClient): Promise<boolean> {
  try {
    const { status } = await client.service.describe({ deadline: DEADLINE_MS }).withResponse();
    return status < 500;
  } catch {
    return false;
  }
}
