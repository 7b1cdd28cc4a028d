import { statement } from '../../sql/statement.js';

/** Which key of a request a row is about. */
export interface ScopedKey {
  readonly scope: string;
  readonly key: string;
}

/** What is known of a key. Times are milliseconds since 1970 UTC. */
export interface KeyRow {
  readonly fingerprint: string;
  readonly claimedAt: number;
  /** Null until the work is done. */
  readonly result: string | null;
}

type Claimed = ScopedKey & { readonly claim: string };

/** Removes keys that have expired. */
export const SWEEP = statement<{ readonly now: number; readonly limit: number }>(`
  DELETE FROM idempotency_keys WHERE (scope, idempotency_key) IN (
    SELECT scope, idempotency_key FROM idempotency_keys WHERE expires_at <= :now LIMIT :limit
  )`);

/** Rows that a clock which was ahead would keep for longer than a day from now: they end a day from now. */
export const SHORTEN = statement<{
  readonly expiresAt: number;
  readonly tooLate: number;
  readonly limit: number;
}>(`
  UPDATE idempotency_keys SET expires_at = :expiresAt WHERE (scope, idempotency_key) IN (
    SELECT scope, idempotency_key FROM idempotency_keys WHERE expires_at > :tooLate
    ORDER BY expires_at DESC LIMIT :limit
  )`);

/** Takes a key that nobody has. */
export const CLAIM = statement<
  Claimed & { readonly fingerprint: string; readonly claimedAt: number; readonly expiresAt: number }
>(`
  INSERT INTO idempotency_keys (scope, idempotency_key, fingerprint, claim, claimed_at, expires_at)
  VALUES (:scope, :key, :fingerprint, :claim, :claimedAt, :expiresAt) ON CONFLICT DO NOTHING`);

export const FIND = statement<ScopedKey & { readonly now: number }, KeyRow>(`
  SELECT fingerprint, claimed_at AS "claimedAt", result FROM idempotency_keys
  WHERE scope = :scope AND idempotency_key = :key AND expires_at > :now`);

export const FORGET = statement<ScopedKey>(
  `DELETE FROM idempotency_keys WHERE scope = :scope AND idempotency_key = :key`,
);

/** Keeps the result, if the key is still this claim's. */
export const KEEP = statement<Claimed & { readonly result: string }>(`
  UPDATE idempotency_keys SET result = :result
  WHERE scope = :scope AND idempotency_key = :key AND claim = :claim`);

/** Gives up a claim of which nothing was kept. */
export const RELEASE = statement<Claimed>(`
  DELETE FROM idempotency_keys
  WHERE scope = :scope AND idempotency_key = :key AND claim = :claim AND result IS NULL`);
