import { z } from 'zod';
import { JWT_ALGORITHMS, type JwtAlgorithm, type JwtSettings } from './jwt-settings.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const toNeeded = (name: string, what: string) => `${name} is missing; AUTH_MODE=jwt needs it: ${what}.`;

/** A blank at an end is never meant, and no token would have it. */
const name = (setting: string, error: string) =>
  z
    .string(error)
    .regex(/^\S(.*\S)?$/, `${setting} begins or ends with a blank; give exactly what the tokens have.`)
    .max(1_000, `${setting} is too long; give at most 1,000 characters.`);

const JWKS_URL =
  'JWT_JWKS_URL is no address of a key set; give an https:// address, or an http:// one of this machine.';

/** What `AUTH_MODE=jwt` reads from the environment. */
export const JwtEnv = z
  .object({
    JWT_JWKS_URL: z
      .string(toNeeded('JWT_JWKS_URL', "the address of the issuer's key set"))
      .refine(isSafeAddress, JWKS_URL),
    JWT_ISSUER: name('JWT_ISSUER', toNeeded('JWT_ISSUER', 'what the tokens name as iss')),
    JWT_AUDIENCE: name('JWT_AUDIENCE', toNeeded('JWT_AUDIENCE', 'what the tokens name as aud')),
    CONVERSATIONS_API_TOKEN: z
      .string(toNeeded('CONVERSATIONS_API_TOKEN', "the gateway's own token of the API"))
      .regex(
        /^[\x21-\x7e]+$/,
        'CONVERSATIONS_API_TOKEN is no token; give visible ASCII characters without spaces.',
      ),
    JWT_ALGORITHMS: z
      .string()
      .transform((list) => list.split(',').map((name) => name.trim()))
      .refine((names) => names.every(isAlgorithm), {
        error: `JWT_ALGORITHMS names what is not allowed; choose among ${JWT_ALGORITHMS.join(', ')}.`,
      })
      .transform((names) => names.filter(isAlgorithm))
      .optional(),
    JWT_CLOCK_SKEW_SECONDS: z
      .string()
      .refine((text) => /^\d{1,3}$/.test(text) && Number(text) <= 300, {
        error: 'JWT_CLOCK_SKEW_SECONDS is no number of seconds; give one from 0 to 300.',
      })
      .transform(Number)
      .optional(),
    JWT_USER_CLAIM: name('JWT_USER_CLAIM', 'JWT_USER_CLAIM is no text; give the name of a claim.').optional(),
    JWT_UNKNOWN_USERS: z
      .enum(['refuse', 'allow'], 'JWT_UNKNOWN_USERS is neither "refuse" nor "allow"; choose one of them.')
      .optional(),
  })
  .transform(
    (env): JwtSettings => ({
      jwksUrl: env.JWT_JWKS_URL,
      issuer: env.JWT_ISSUER,
      audience: env.JWT_AUDIENCE,
      apiToken: env.CONVERSATIONS_API_TOKEN,
      ...(env.JWT_ALGORITHMS && { algorithms: env.JWT_ALGORITHMS }),
      ...(env.JWT_CLOCK_SKEW_SECONDS !== undefined && { clockSkewSeconds: env.JWT_CLOCK_SKEW_SECONDS }),
      ...(env.JWT_USER_CLAIM && { userClaim: env.JWT_USER_CLAIM }),
      ...(env.JWT_UNKNOWN_USERS && { unknownUsers: env.JWT_UNKNOWN_USERS }),
    }),
  );

function isAlgorithm(name: string): name is JwtAlgorithm {
  return (JWT_ALGORITHMS as readonly string[]).includes(name);
}

/** Who can change the key set on its way can write any token. */
function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}
