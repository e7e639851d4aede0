/** Signatures that only the issuer can make: a shared secret would let whoever checks a token also write one. */
export const JWT_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

export type JwtAlgorithm = (typeof JWT_ALGORITHMS)[number];

/** How callers are known by the tokens of an identity provider. */
export interface JwtSettings {
  /** Address of the JSON Web Key Set (RFC 7517, section 5): https, or http on this machine. */
  readonly jwksUrl: string;
  /** What `iss` has to be. */
  readonly issuer: string;
  /** What `aud` has to be or to hold. */
  readonly audience: string;
  /** The gateway's own token: every upstream call is made with it. */
  readonly apiToken: string;
  /** Default: RS256, PS256, ES256 and EdDSA. */
  readonly algorithms?: readonly JwtAlgorithm[];
  /** Seconds by which the clocks of issuer and gateway may differ, 0 to 300. Default: 30. */
  readonly clockSkewSeconds?: number;
  /**
   * The claim that names a user of the upstream: `email` by their e-mail address, any other one by their id.
   * Default: `email`.
   */
  readonly userClaim?: string;
  /** What becomes of a good token that names no user of the upstream. Default: `refuse`. */
  readonly unknownUsers?: 'refuse' | 'allow';
}
