import { describe, expect, it } from 'vitest';
import { readEnv } from '../../src/env.ts';

const COMPLETE = {
  CONVERSATIONS_API_URL: 'http://127.0.0.1:9/third-party/v1',
  AUTH_MODE: 'jwt',
  JWT_JWKS_URL: 'https://issuer.example/keys',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'parley',
  CONVERSATIONS_API_TOKEN: 'gateway-token',
};

describe('the settings of AUTH_MODE=jwt', () => {
  it('are complete with four of them', () => {
    const { settings, notes } = readEnv(COMPLETE);
    expect(settings.jwt).toEqual({
      jwksUrl: 'https://issuer.example/keys',
      issuer: 'https://issuer.example',
      audience: 'parley',
      apiToken: 'gateway-token',
    });
    expect(notes).toEqual([]);
  });

  it('may say more', () => {
    const more = {
      JWT_ALGORITHMS: 'ES256, EdDSA',
      JWT_CLOCK_SKEW_SECONDS: '0',
      JWT_USER_CLAIM: 'parley_user',
      JWT_UNKNOWN_USERS: 'allow',
    };
    expect(readEnv({ ...COMPLETE, ...more }).settings.jwt).toMatchObject({
      algorithms: ['ES256', 'EdDSA'],
      clockSkewSeconds: 0,
      userClaim: 'parley_user',
      unknownUsers: 'allow',
    });
  });

  it('mean nothing with passthrough', () => {
    expect(readEnv({ ...COMPLETE, AUTH_MODE: 'passthrough' }).settings).not.toHaveProperty('jwt');
  });

  it.each([
    ['JWT_JWKS_URL', ''],
    ['JWT_JWKS_URL', 'keys'],
    ['JWT_JWKS_URL', 'http://issuer.example/keys'],
    ['JWT_JWKS_URL', 'http://127.0.0.1.issuer.example/keys'],
    ['JWT_ISSUER', ''],
    ['JWT_AUDIENCE', ''],
    ['JWT_ISSUER', 'https://issuer.example '],
    ['JWT_AUDIENCE', ' parley'],
    ['JWT_AUDIENCE', ' '],
    ['JWT_USER_CLAIM', 'email '],
    ['JWT_CLOCK_SKEW_SECONDS', '1e2'],
    ['CONVERSATIONS_API_TOKEN', ''],
    ['CONVERSATIONS_API_TOKEN', 'two words'],
    ['JWT_ALGORITHMS', 'HS256'],
    ['JWT_ALGORITHMS', 'ES256,none'],
    ['JWT_CLOCK_SKEW_SECONDS', '301'],
    ['JWT_CLOCK_SKEW_SECONDS', '-1'],
    ['JWT_UNKNOWN_USERS', 'maybe'],
  ])('are refused in one sentence that names %s: "%s"', (name, value) => {
    expect(() => readEnv({ ...COMPLETE, [name]: value })).toThrow(
      new RegExp(`^${name} [^\\n]+; [^\\n]+\\.$`),
    );
  });
});
