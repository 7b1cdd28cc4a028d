import { type Statement, statement } from '@retinue/database';
import type { IdPair } from './relation.js';

/** SQL for which rows are there, of a table whose rows may expire. */
export const NOT_EXPIRED = '(expires_at IS NULL OR expires_at > :now)';

interface PairsParameter {
  /** A JSON array of [from id, to id]. */
  readonly pairs: string;
}

/** What adding rows takes where they may expire. */
export interface ExpiringPairStatements {
  /** Removes rows that have expired, whoever's they are. */
  readonly sweep: Statement<{ readonly now: number; readonly limit: number }>;
  /** Of these pairs, removes those that have expired. */
  readonly removeExpired: Statement<PairsParameter & { readonly now: number }>;
  /** `rows` is a JSON array of [from id, to id, time, expiry]. Those that are there keep their time. */
  readonly set: Statement<{ readonly rows: string }>;
  readonly find: Statement<PairsParameter, IdPair>;
}

const PAIR = { from_id: 'integer', to_id: 'integer' } as const;

export function expiringPairStatements(table: string, from: string, to: string): ExpiringPairStatements {
  return {
    sweep: statement(`
      DELETE FROM ${table} WHERE (${from}, ${to}) IN (
        SELECT ${from}, ${to} FROM ${table} WHERE expires_at <= :now ORDER BY expires_at LIMIT :limit
      )`),
    removeExpired: statement(
      (sql) => `
      DELETE FROM ${table}
      WHERE (${from}, ${to}) IN (SELECT from_id, to_id FROM (${sql.rowsOf(PAIR, ':pairs')}) AS pairs)
        AND expires_at <= :now`,
    ),
    set: statement(
      (sql) => `
      INSERT INTO ${table} (${from}, ${to}, created_at, expires_at)
      SELECT from_id, to_id, since, expiry
      FROM (${sql.rowsOf({ ...PAIR, since: 'integer', expiry: 'integer' }, ':rows')}) AS given WHERE true
      ON CONFLICT (${from}, ${to}) DO UPDATE SET expires_at = excluded.expires_at`,
    ),
    find: statement(
      (sql) => `
      SELECT ${from} AS "fromId", ${to} AS "toId" FROM ${table}
      WHERE (${from}, ${to}) IN (SELECT from_id, to_id FROM (${sql.rowsOf(PAIR, ':pairs')}) AS pairs)`,
    ),
  };
}
