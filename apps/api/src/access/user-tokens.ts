import { isScope, type Scope, UnauthenticatedError, type UserCaller } from '@retinue/access';
import { parseId } from '@retinue/common';
import { externalIdProblem } from '@retinue/users';
import { errors, type JWTPayload, jwtVerify, type JWTVerifyOptions } from 'jose';
import { type AccessSettings, algorithmsOf } from '../settings/access-settings.js';
import { TokenKeysUnavailableError, tokenKeys } from './token-keys.js';

/** A user whose token was checked. */
export interface VerifiedUser {
  readonly caller: UserCaller;
  /** Milliseconds; when the token is good no longer. */
  readonly expiresAt: number;
}

/** Checks the tokens of users: JSON Web Tokens of the team's own issuer. */
export class UserTokens {
  private readonly keys: ReturnType<typeof tokenKeys>;
  private readonly options: JWTVerifyOptions;

  constructor(private readonly settings: AccessSettings) {
    this.keys = tokenKeys(settings);
    this.options = {
      issuer: settings.JWT_ISSUER!,
      audience: settings.JWT_AUDIENCE!,
      algorithms: [...algorithmsOf(settings)],
      clockTolerance: settings.JWT_CLOCK_SKEW,
      // A token that never ends can't be taken back.
      requiredClaims: ['exp'],
    };
  }

  /**
   * @throws UnauthenticatedError when it is no token, not one for this service, or one whose time is over
   * @throws TokenKeysUnavailableError
   */
  async verify(token: string): Promise<VerifiedUser> {
    if (this.keys === undefined) throw new UnauthenticatedError('This service takes service keys only');
    const payload = await this.read(token);
    const expiresAt = (payload.exp! + this.settings.JWT_CLOCK_SKEW) * 1_000;
    return { caller: { kind: 'user', ...this.userOf(payload), scopes: this.scopesOf(payload) }, expiresAt };
  }

  private async read(token: string): Promise<JWTPayload> {
    try {
      const { keys, options } = this;
      const { payload } =
        typeof keys === 'function'
          ? await jwtVerify(token, keys, options)
          : await jwtVerify(token, keys!, options);
      return payload;
    } catch (error) {
      if (error instanceof TokenKeysUnavailableError) throw error;
      throw new UnauthenticatedError(problemOf(error));
    }
  }

  private userOf(payload: JWTPayload): Pick<UserCaller, 'id' | 'externalId'> {
    const { JWT_USER_CLAIM: claim, JWT_USER_IS: kind } = this.settings;
    const value = payload[claim];
    if (kind === 'id') {
      const id = parseId(String(value));
      if (id !== undefined) return { id };
    } else if (externalIdProblem(value) === undefined) return { externalId: value as string };
    throw new UnauthenticatedError(`The claim ${claim} of the token names no user`);
  }

  /** Issuers give scopes of their own, too; a token that names none of ours is not limited by them. */
  private scopesOf(payload: JWTPayload): readonly Scope[] | undefined {
    const value = payload[this.settings.JWT_SCOPE_CLAIM];
    const texts = Array.isArray(value)
      ? value.map(String)
      : typeof value === 'string'
        ? value.split(' ')
        : [];
    const ours = texts.filter(isScope);
    return ours.length === 0 ? undefined : ours;
  }
}

/** What may be said of a token that is refused: nothing that helps to make a better one. */
function problemOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `The claim ${error.claim} of the token is missing, or not the one of this service`;
  return 'The token is not one of this service';
}
