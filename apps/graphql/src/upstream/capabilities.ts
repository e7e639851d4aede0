import type { RestClient } from '@parley/rest-client';
import { ExpectedError } from '../failures/expected-error.ts';

/** What an upstream can do beyond the API contract. */
export interface Capabilities {
  readonly read: boolean;
  readonly list: boolean;
  readonly users: boolean;
  readonly versions: boolean;
  readonly snooze: boolean;
  readonly history: boolean;
  readonly events: boolean;
  readonly idempotencyKeys: boolean;
  readonly impliedFields: boolean;
  /** False = the upstream could not be asked just now, so the rest is a cautious guess. */
  readonly certain: boolean;
}

const EXTENSIONS = {
  read: 'read',
  list: 'list',
  users: 'users',
  versions: 'etag',
  snooze: 'snooze',
  history: 'history',
  events: 'events',
  idempotencyKeys: 'idempotency-key',
  impliedFields: 'implied-fields',
} as const satisfies Record<Exclude<keyof Capabilities, 'certain'>, string>;

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
    return { ...toCapabilities(data.extensions), certain: status < 500 };
  } catch {
    return { ...toCapabilities([]), certain: false };
  }
}

function toCapabilities(extensions: readonly string[]) {
  return Object.fromEntries(
    Object.entries(EXTENSIONS).map(([capability, extension]) => [capability, extensions.includes(extension)]),
  ) as Record<keyof typeof EXTENSIONS, boolean>;
}

const SENTENCES = {
  list: 'The API behind this gateway cannot list conversations; ask for single ones by id.',
  users: 'The API behind this gateway cannot list users; assign by the id of a user.',
} as const;

/** An upstream that could not be asked is given the benefit of the doubt: its own answer will tell. */
export function assertCapability(capabilities: Capabilities, what: keyof typeof SENTENCES): void {
  if (capabilities.certain && !capabilities[what])
    throw new ExpectedError('READ_UNSUPPORTED', SENTENCES[what]);
}
