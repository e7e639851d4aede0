import type { RestClient } from '@parley/rest-client';

/** What an upstream can do beyond the API page. */
export interface Capabilities {
  readonly read: boolean;
  readonly list: boolean;
  readonly users: boolean;
  readonly versions: boolean;
  readonly snooze: boolean;
  /** False = the upstream could not be asked just now, so the rest is a cautious guess. */
  readonly certain: boolean;
}

const TTL_MS = 60_000;

/** Asks the upstream once per minute, however many requests wait for the answer. Failures are not remembered. */
export function createCapabilities(client: RestClient, now: () => number): () => Promise<Capabilities> {
  let known: { readonly until: number; readonly answer: Promise<Capabilities> } | null = null;
  return () => {
    if (known && now() < known.until) return known.answer;
    const answer = describe(client);
    const asked = { until: now() + TTL_MS, answer };
    known = asked;
    const forget = (capabilities: Capabilities) => {
      if (!capabilities.certain && known === asked) known = null;
    };
    answer.then(forget);
    return answer;
  };
}

async function describe(client: RestClient): Promise<Capabilities> {
  try {
    const { data, status } = await client.service.describe().withResponse();
    const has = (extension: string) => data.extensions.includes(extension);
    return {
      read: has('read'),
      list: has('list'),
      users: has('users'),
      versions: has('etag'),
      snooze: has('snooze'),
      certain: status < 500,
    };
  } catch {
    return { read: false, list: false, users: false, versions: false, snooze: false, certain: false };
  }
}
