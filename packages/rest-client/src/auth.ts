import type { Token } from './client-options.ts';
import { type Redact, toCause } from './errors/base.ts';
import { InvalidRequestError, refuse } from './errors/client.ts';

/** Authorization of a call. Lives in closures only, out of reach of inspection. */
export interface Credential {
  /** Value of the header; `null` = without. */
  readonly authorization: string | null;
  /** Takes the token out of foreign text. */
  readonly redact: Redact;
}

/** Reads the credential of one call. */
export type ReadCredential = () => Credential | Promise<Credential>;

/** For calls without a token. */
export const NO_AUTH: Credential = { authorization: null, redact: toRedact(null) };

/** Checks a fixed token at once, a function's on each call. */
export function toReadCredential(token: Token): ReadCredential {
  if (typeof token !== 'function') {
    const fixed = toCredential(token);
    return () => fixed;
  }
  return async () => {
    let current: string;
    try {
      current = await token();
    } catch (error) {
      throw new InvalidRequestError(
        'Nothing was sent: the token function failed. See cause.',
        [{ pointer: '/token', detail: 'The token function failed.' }],
        toCause(error),
      );
    }
    return toCredential(current);
  };
}

// The platforms' own messages about a bad header repeat its value, so it never reaches them.
function toCredential(token: unknown): Credential {
  if (typeof token === 'string' && /^[!-~]+$/.test(token)) {
    return { authorization: `Bearer ${token}`, redact: toRedact(token) };
  }
  return refuse('/token', 'The token is not visible ASCII.');
}

// Shorter texts occur by chance, and replacing them would spoil codes and sentences.
const SHORTEST_SECRET = 6;

/** APIs and proxies echo requests in their errors: what reaches an error of ours goes through this first. */
function toRedact(secret: string | null): Redact {
  if (secret === null || secret.length < SHORTEST_SECRET) return (text) => text;
  return (text) => text.replaceAll(secret, '[redacted]');
}
