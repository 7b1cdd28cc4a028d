import { UnauthenticatedError, type UserCaller } from '@retinue/access';
import { jwtVerify, SignJWT } from 'jose';

/** What of a request tells who sends it. */
interface Credentials {
  readonly headers: { readonly authorization?: string | undefined };
}

const LASTS = '1h';

/** In place of your own sign-in: who makes an account gets a token that names it. */
export class AccountTokens {
  private readonly secret: Uint8Array;

  constructor(secret: string) {
    this.secret = new TextEncoder().encode(secret);
  }

  async tokenFor(uuid: string): Promise<string> {
    const token = new SignJWT().setSubject(uuid).setExpirationTime(LASTS);
    return token.setProtectedHeader({ alg: 'HS256' }).sign(this.secret);
  }

  /**
   * The UUID of the account that sends a request; `undefined` of nobody in particular.
   *
   * @throws UnauthenticatedError when the token is none of these
   */
  async accountOf({ headers: { authorization } }: Credentials): Promise<string | undefined> {
    if (authorization === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(authorization.replace(/^Bearer /, ''), this.secret, {
        algorithms: ['HS256'],
        requiredClaims: ['sub', 'exp'],
      });
      return payload.sub;
    } catch {
      throw new UnauthenticatedError('The token has expired, or is none of this service');
    }
  }

  /** The same, as Retinue's routes ask for it: its users have the UUIDs of accounts as external ids. */
  readonly callerOf = async (request: Credentials): Promise<UserCaller | undefined> => {
    const externalId = await this.accountOf(request);
    return externalId === undefined ? undefined : { kind: 'user', externalId };
  };
}
