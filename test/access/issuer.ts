import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';

/** Whom the tests' service trusts, and for whom tokens are. */
export const ISSUER = 'https://issuer.example.com';
export const AUDIENCE = 'retinue';

/** What may be said otherwise than by a good token. */
export interface TokenChoices {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly issuer?: string;
  readonly audience?: string;
  /** Such as `5m`, or `-1m` for one that has expired. */
  readonly expires?: string;
}

/** An issuer of user tokens with a key pair of its own. */
export class Issuer {
  private readonly pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(readonly keyId = 'one') {}

  /** What a service is set to, to trust this issuer. */
  get settings(): Readonly<Record<string, string>> {
    return {
      AUTH_MODE: 'token',
      JWT_ISSUER: ISSUER,
      JWT_AUDIENCE: AUDIENCE,
      JWT_PUBLIC_KEY: this.publicPem,
    };
  }

  get publicPem(): string {
    return this.pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  get publicKey(): KeyObject {
    return this.pair.publicKey;
  }

  /** What it publishes. */
  async jwk(): Promise<object> {
    return { ...(await exportJWK(this.pair.publicKey)), kid: this.keyId, alg: 'ES256', use: 'sig' };
  }

  /** A token of the user who has this external id. */
  async token(
    externalId: string,
    { claims = {}, issuer = ISSUER, audience = AUDIENCE, expires = '5m' }: TokenChoices = {},
  ): Promise<string> {
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: this.keyId })
      .setSubject(externalId)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(this.pair.privateKey);
  }
}
