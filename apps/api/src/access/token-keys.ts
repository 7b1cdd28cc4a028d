import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { DomainError, type ErrorSpec } from '@retinue/common';
import type { JWTVerifyGetKey } from 'jose';
import { type AccessSettings, pemOf } from '../settings/access-settings.js';
import { PublishedKeys } from './published-keys.js';

/** The keys that tokens are checked by can't be had, and never were. */
export class TokenKeysUnavailableError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'token_keys_unavailable',
    kind: 'unavailable',
    summary: "The issuer's keys can't be read just now",
  };

  constructor(cause: unknown) {
    super(TokenKeysUnavailableError.spec, { cause });
  }
}

/** The key that checks a token; `undefined` when no key is set, so that there are no user tokens. */
export function tokenKeys(settings: AccessSettings): JWTVerifyGetKey | KeyObject | undefined {
  const { JWT_SECRET, JWT_PUBLIC_KEY, JWT_JWKS_URL } = settings;
  if (JWT_SECRET !== undefined) return createSecretKey(JWT_SECRET, 'utf8');
  if (JWT_PUBLIC_KEY !== undefined) return createPublicKey(pemOf(JWT_PUBLIC_KEY));
  return JWT_JWKS_URL === undefined ? undefined : publishedKeys(new URL(JWT_JWKS_URL));
}

function publishedKeys(url: URL): JWTVerifyGetKey {
  const keys = new PublishedKeys(url);
  return async (header, token) => {
    try {
      return await keys.find(header, token);
    } catch (error) {
      throw keys.wereThere ? error : new TokenKeysUnavailableError(error);
    }
  };
}
