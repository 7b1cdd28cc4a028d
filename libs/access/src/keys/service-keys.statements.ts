import { statement } from '@retinue/database';

export interface ServiceKeyRow {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  /** Separated by spaces. */
  readonly scopes: string;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
}

const COLUMNS = 'id, name, hash, scopes, created_at, expires_at, last_used_at, revoked_at';

export const INSERT_KEY = statement<{
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly scopes: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
}>(`
  INSERT INTO service_keys (id, name, hash, scopes, created_at, expires_at)
  VALUES (:id, :name, :hash, :scopes, :createdAt, :expiresAt)`);

export const LIST_KEYS = statement<object, ServiceKeyRow>(
  `SELECT ${COLUMNS} FROM service_keys ORDER BY created_at DESC, id`,
);

export const FIND_KEY = statement<{ readonly id: string }, ServiceKeyRow>(
  `SELECT ${COLUMNS} FROM service_keys WHERE id = :id`,
);

export const REVOKE_KEY = statement<{ readonly id: string; readonly at: number }>(
  `UPDATE service_keys SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL`,
);

export const MARK_KEY_USED = statement<{ readonly id: string; readonly at: number }>(
  `UPDATE service_keys SET last_used_at = :at WHERE id = :id`,
);
