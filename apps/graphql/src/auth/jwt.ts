import { hash } from 'node:crypto';
import { type JWTPayload, jwtVerify } from 'jose';
import { ExpectedError } from '../failures/expected-error.ts';
import type { UserObject } from '../upstream/users.ts';
import type { Authenticate } from './caller.ts';
import { findTokenRefusal, TokenRefusedError } from './find-token-refusal.ts';
import type { JwtAlgorithm, JwtSettings } from './jwt-settings.ts';
import type { FindUser } from './jwt-users.ts';
import { createKeySet, type FetchKeySet, fetchFrom, KeysUnavailableError } from './key-set.ts';

const UNCHECKED = 'Tokens cannot be checked right now and nothing was changed; try again in a moment.';

const ALGORITHMS: readonly JwtAlgorithm[] = ['RS256', 'PS256', 'ES256', 'EdDSA'];
// What proxies let a header have; nothing longer is decoded, let alone verified.
const MAX_CHARACTERS = 8_192;

interface JwtDependencies {
  readonly now: () => number;
  readonly findUser: FindUser;
  readonly fetchKeySet?: FetchKeySet;
}

/**
 * The caller proves with a token of the issuer who they are (RFC 7519, checked as RFC 8725 advises); the gateway speaks
 * to the upstream with its own token.
 */
export function createJwt(
  settings: JwtSettings,
  { now, findUser, fetchKeySet = fetchFrom(settings.jwksUrl) }: JwtDependencies,
): Authenticate {
  const { issuer, audience, apiToken, algorithms = ALGORITHMS, clockSkewSeconds = 30 } = settings;
  const keySet = createKeySet(fetchKeySet, now);
  const tokenId = hash('sha256', apiToken, 'base64url');

  async function verify(token: string): Promise<JWTPayload> {
    try {
      if (token.length > MAX_CHARACTERS) throw new TokenRefusedError('too-long');
      const { payload, protectedHeader } = await jwtVerify(token, keySet, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: clockSkewSeconds,
        currentDate: new Date(now()),
        requiredClaims: ['exp', 'sub'],
      });
      const [header = '', claims = ''] = token.split('.');
      if (
        hasDuplicateMembers(decode(header), protectedHeader) ||
        hasDuplicateMembers(decode(claims), payload)
      ) {
        throw new TokenRefusedError('duplicate-member');
      }
      const clock = { now: now() / 1_000, skew: clockSkewSeconds };
      const refusal = findTokenRefusal({ header: protectedHeader, claims: payload }, clock);
      if (refusal !== null) throw new TokenRefusedError(refusal);
      return payload;
    } catch (cause) {
      if (cause instanceof KeysUnavailableError) {
        const { retryAfterSeconds } = cause;
        throw new ExpectedError('UPSTREAM_UNAVAILABLE', UNCHECKED, { cause, retryAfterSeconds });
      }
      throw new ExpectedError('UNAUTHENTICATED', undefined, { cause });
    }
  }

  async function findAllowed(claims: JWTPayload): Promise<UserObject | null> {
    const { user, refusal } = await findUser(claims).catch((cause) => {
      throw new ExpectedError('UPSTREAM_UNAVAILABLE', UNCHECKED, { cause, retryAfterSeconds: 1 });
    });
    if (user === null && settings.unknownUsers !== 'allow') {
      throw new ExpectedError('FORBIDDEN', undefined, { cause: new TokenRefusedError(refusal) });
    }
    return user;
  }

  return async (token) => {
    const claims = await verify(token);
    const user = await findAllowed(claims);
    const id = hash('sha256', JSON.stringify([claims.iss, claims.sub]), 'base64url');
    // RFC 7519 allows fractions of a second; what waits for this moment may not.
    const expiresAt = Math.floor(((claims.exp ?? 0) + clockSkewSeconds) * 1_000);
    const recheck = async () => void (await findAllowed(claims));
    return { id, token: apiToken, tokenId, keyScope: id, expiresAt, recheck, viewer: async () => user };
  };
}

function decode(part: string): string {
  return Buffer.from(part, 'base64url').toString();
}

/**
 * Whether a JSON text names a member of an object twice: readers differ in which one they take (RFC 8725, section 2.4).
 * `text` is known to be JSON, and `parsed` is what it says. Outside of texts, each colon stands for one member.
 */
function hasDuplicateMembers(text: string, parsed: unknown): boolean {
  const written = text.replace(/"(?:[^"\\]|\\.)*"/gs, '').split(':').length - 1;
  return written !== countMembers(parsed);
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const items: readonly unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : items.length;
  return items.reduce<number>((sum, item) => sum + countMembers(item), own);
}
