import type { JWTHeaderParameters, JWTPayload } from 'jose';

/** Why a token whose signature is good names nobody, or why a token is not even verified. */
export type TokenRefusal =
  | 'too-long'
  | 'duplicate-member'
  | 'nested'
  | 'wrong-type'
  | 'wrong-use'
  | 'bound-to-a-key'
  | 'bad-audience'
  | 'bad-subject'
  | 'bad-time'
  | 'issued-later'
  | 'no-user-claim'
  | 'address-not-verified'
  | 'unknown-user'
  | 'ambiguous-user';

/** Never shown to a caller: it is the cause of what they are told. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
  readonly reason: TokenRefusal;

  constructor(reason: TokenRefusal) {
    super(`The token names nobody: ${reason}.`);
    this.reason = reason;
  }
}

interface VerifiedToken {
  readonly header: Readonly<JWTHeaderParameters>;
  readonly claims: Readonly<JWTPayload>;
}

interface Clock {
  /** Seconds since the epoch. */
  readonly now: number;
  /** Seconds. */
  readonly skew: number;
}

// RFC 8725, section 3.11: what is made for one purpose is not taken for another. Absent is what OpenID Connect has.
const TYPES = /^(application\/)?(jwt|at\+jwt)$/i;
// How Keycloak, Cognito and others write it in the claims; a refresh, offline, logout or action token is none of these.
const USES = /^(bearer|access|access_token|at\+jwt|id|id_token|jwt)$/i;
const USE_CLAIMS = ['typ', 'token_use', 'token_type'];
// OpenID Connect Core, section 2.
const MAX_SUBJECT = 255;
// The last second that a date can be written of. Milliseconds in place of seconds are beyond it.
const LAST_SECOND = 253_402_300_799;

/** What the signature, `iss`, `aud`, `exp` and `nbf` do not tell: RFC 8725, section 3. `null` = nothing is wrong. Pure. */
export function findTokenRefusal(
  { header, claims }: VerifiedToken,
  { now, skew }: Clock,
): TokenRefusal | null {
  if (header.cty !== undefined && /^(application\/)?jwt$/i.test(String(header.cty))) return 'nested';
  if (header.typ !== undefined && !(typeof header.typ === 'string' && TYPES.test(header.typ)))
    return 'wrong-type';
  if (!USE_CLAIMS.every((name) => isUsable(claims[name]))) return 'wrong-use';
  // RFC 8417: a security event, such as a logout, speaks of somebody and is not from them.
  if (Object.hasOwn(claims, 'events')) return 'wrong-use';
  // RFC 7800: good only in the hands of whoever holds a key, which a bearer does not prove.
  if (Object.hasOwn(claims, 'cnf')) return 'bound-to-a-key';
  if (Array.isArray(claims.aud) && claims.aud.some((audience) => typeof audience !== 'string'))
    return 'bad-audience';
  if (!isSubject(claims.sub)) return 'bad-subject';
  if (![claims.exp, claims.nbf, claims.iat].every(isInstant)) return 'bad-time';
  if (claims.iat !== undefined && claims.iat > now + skew) return 'issued-later';
  return null;
}

function isUsable(use: unknown): boolean {
  return use === undefined || (typeof use === 'string' && USES.test(use));
}

/** Control characters, half characters and blanks at the ends are somebody's mistake or somebody's trick. */
function isSubject(sub: unknown): boolean {
  return (
    typeof sub === 'string' &&
    sub.length <= MAX_SUBJECT &&
    /^\S(.*\S)?$/su.test(sub) &&
    !/[\p{Cc}\p{Cs}]/u.test(sub)
  );
}

function isInstant(time: unknown): boolean {
  return time === undefined || (typeof time === 'number' && time >= 0 && time <= LAST_SECOND);
}
