import { isRestClientError, type RestClient } from '@parley/rest-client';
import type { Plugin } from 'graphql-yoga';
import type { Log } from './log.ts';

const DEADLINE_MS = 2_000;
const FRESH_MS = 1_000;

interface Options {
  readonly client: RestClient;
  readonly now: () => number;
  readonly log: Pick<Log, 'notice'>;
}

/**
 * `/ready`: whether the upstream answers, asked at most once a second however many want to know. Why it does not is
 * for the log, once each time that it stops; whoever asks gets yes or no.
 */
export function useReadiness({ client, now, log }: Options): Plugin {
  const isReady = createReadiness({ client, now, log });
  return {
    async onRequest({ url, endResponse, fetchAPI }) {
      if (url.pathname !== '/ready') return;
      const ready = await isReady();
      const headers = { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' };
      const body = ready ? 'ready\n' : 'not ready\n';
      endResponse(new fetchAPI.Response(body, { status: ready ? 200 : 503, headers }));
    },
  };
}

function createReadiness({ client, now, log }: Options): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  let askedAt = 0;
  let trouble: string | null = null;

  async function ask(): Promise<boolean> {
    const before = trouble;
    trouble = await troubleOf(client);
    if (trouble !== null && before === null) log.notice(`The API is not ready: ${trouble}.`);
    if (trouble === null && before !== null) log.notice('The API is ready again.');
    return trouble === null;
  }

  return () => {
    if (asking === null || Math.abs(now() - askedAt) >= FRESH_MS) {
      askedAt = now();
      asking = ask();
    }
    return asking;
  };
}

/** In a few words of our own; `null` = none. */
async function troubleOf(client: RestClient): Promise<string | null> {
  try {
    const { status } = await client.service
      .describe({ deadline: DEADLINE_MS, maxAttempts: 1 })
      .withResponse();
    return status < 500 ? null : `it answers ${status}`;
  } catch (error) {
    return isRestClientError(error) ? error.code : 'it cannot be asked';
  }
}
