import { type EngineTexts, keyedStatement, type SqlDialect, statement } from '@retinue/database';
import type { UserType } from './user-type.js';

export interface ReferenceRow {
  readonly id: number;
  readonly external_id: string | null;
  readonly type: UserType;
  readonly is_private: number;
}

interface ByIds {
  /** A JSON array. */
  readonly ids: string;
}

interface ByKeys extends ByIds {
  /** A JSON array. */
  readonly externalIds: string;
}

const REFERENCES = `SELECT id, external_id, type, is_private FROM users`;

const byIds = (sql: SqlDialect): string =>
  `${REFERENCES} WHERE id IN (${sql.valuesOf('integer', ':ids')}) AND deleted_at IS NULL`;

/** Who is named both ways is there once. PostgreSQL would go through all users for an IN of both; of arrays it knows better. */
const BY_KEYS: EngineTexts = {
  sqlite: `
    ${REFERENCES} WHERE deleted_at IS NULL AND id IN (
      SELECT value FROM json_each(:ids)
      UNION SELECT id FROM users WHERE external_id IN (SELECT value FROM json_each(:externalIds))
    )`,
  postgres: `
    ${REFERENCES} WHERE deleted_at IS NULL AND (
      id = ANY (ARRAY(SELECT value::bigint FROM json_array_elements_text(CAST(:ids AS json)) AS given (value)))
      OR external_id = ANY (ARRAY(SELECT value FROM json_array_elements_text(CAST(:externalIds AS json)) AS given (value)))
    )`,
};

/** They stay as they are until the transaction ends; in the order of ids, so nobody deadlocks. */
const locked = (sql: SqlDialect, select: string): string => `${select} ORDER BY id ${sql.forChange}`;

export const LOCK_REFERENCES = statement<ByIds, ReferenceRow>((sql) => locked(sql, byIds(sql)));

/** Of one, for whom reading JSON is most of the work. */
export const FIND_REFERENCE = keyedStatement<{ readonly id: number }, ReferenceRow>(
  { id: 'integer' },
  `${REFERENCES} WHERE id = :id AND deleted_at IS NULL`,
);

export const FIND_REFERENCES = statement<ByIds, ReferenceRow>(byIds);

export const LOCK_REFERENCES_BY_KEYS = statement<ByKeys, ReferenceRow>({
  sqlite: BY_KEYS.sqlite,
  postgres: `${BY_KEYS.postgres} ORDER BY id FOR NO KEY UPDATE`,
});

export const FIND_REFERENCES_BY_KEYS = statement<ByKeys, ReferenceRow>(BY_KEYS);
