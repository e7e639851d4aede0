import type { RestClient } from '@parley/rest-client';
import type { UserObject } from '../upstream/users.ts';

/** Who makes a request, as far as the gateway has to know. */
export interface Caller {
  /** Stands for them, without being a token. */
  readonly id: string;
  /** The token of the upstream calls that are made for them. */
  readonly token: string;
  /** Stands for that token: whoever has the same sees the same of the upstream, which decides by it. */
  readonly tokenId: string;
  /**
   * What keeps their idempotency keys apart from those of others, where all speak to the upstream with one token;
   * `null` = their token does.
   */
  readonly keyScope: string | null;
  /** Until when they have proved it, in milliseconds since the epoch; `null` = the upstream decides each time. */
  readonly expiresAt: number | null;
  /** Throws an ExpectedError once they may ask no longer, where that is not the upstream's to say. */
  recheck(): Promise<void>;
  /** The user of the upstream that they are; `null` = a program. Only asked where the upstream has users. */
  viewer(client: RestClient): Promise<UserObject | null>;
}

/** By the bearer token. Throws an ExpectedError for an invalid one. */
export type Authenticate = (token: string) => Caller | Promise<Caller>;
