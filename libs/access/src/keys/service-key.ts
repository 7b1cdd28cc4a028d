import { createHash, randomBytes } from 'node:crypto';
import type { Scope } from '../policy/scope.js';

/** What every service key begins with, so that scanners for secrets know it. */
export const KEY_PREFIX = 'rtk_';

/** Bytes. The id names the key in lists and logs; the secret is what nobody guesses. */
const ID_BYTES = 8;
const SECRET_BYTES = 32;

const KEY = /^rtk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** A key as it is kept: all but the secret. */
export interface ServiceKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

/** A key as it is stored. */
export interface StoredServiceKey extends ServiceKey {
  /** SHA-256 of the secret, in hex. A slow hash is for what people choose; nobody guesses 256 bits. */
  readonly hash: string;
}

/** The two parts of a key. */
export interface KeyParts {
  readonly id: string;
  readonly secret: string;
}

/** A key that nobody has had before. */
export function makeKey(): KeyParts {
  return {
    id: randomBytes(ID_BYTES).toString('hex'),
    secret: randomBytes(SECRET_BYTES).toString('base64url'),
  };
}

/** The text that a service sends. */
export function keyText({ id, secret }: KeyParts): string {
  return `${KEY_PREFIX}${id}_${secret}`;
}

/** The parts of a text that is a key, be it one of ours or not. */
export function parseKey(text: string): KeyParts | undefined {
  const [, id, secret] = KEY.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** What of a secret is stored. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a key can be used at a time (milliseconds). */
export function isValid({ expiresAt, revokedAt }: ServiceKey, now: number): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now);
}
