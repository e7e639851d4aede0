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
