import { type EngineTexts, keyedStatement, statement } from '@retinue/database';
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

/** What is true of the users of a JSON array of ids, by arrays: PostgreSQL would go through all users for an IN of two sets. */
const OF_IDS: EngineTexts = {
  sqlite: `id IN (SELECT value FROM json_each(:ids))`,
  postgres: `id = ANY (ARRAY(SELECT value::bigint FROM json_array_elements_text(CAST(:ids AS json)) AS given (value)))`,
};

const BY_IDS: EngineTexts = {
  sqlite: `${REFERENCES} WHERE deleted_at IS NULL AND ${OF_IDS.sqlite}`,
  postgres: `${REFERENCES} WHERE deleted_at IS NULL AND ${OF_IDS.postgres}`,
};

/** Who is named both ways is there once. */
const BY_KEYS: EngineTexts = {
  sqlite: `
    ${REFERENCES} WHERE deleted_at IS NULL AND id IN (
      SELECT value FROM json_each(:ids)
      UNION SELECT id FROM users WHERE external_id IN (SELECT value FROM json_each(:externalIds))
    )`,
  postgres: `
    ${REFERENCES} WHERE deleted_at IS NULL AND (
      ${OF_IDS.postgres}
      OR external_id = ANY (ARRAY(SELECT value FROM json_array_elements_text(CAST(:externalIds AS json)) AS given (value)))
    )`,
};

/**
 * They and their counts stay as they are until the transaction ends. In the order of ids, and all counts after all users, so that
 * nobody deadlocks. On SQLite one writes at a time.
 */
const locked = ({ sqlite, postgres }: EngineTexts): EngineTexts => ({
  sqlite: `${sqlite} ORDER BY id`,
  postgres: `
    WITH found AS MATERIALIZED (${postgres} ORDER BY id FOR NO KEY UPDATE),
    counts AS MATERIALIZED (
      SELECT user_id FROM user_counters WHERE user_id = ANY (ARRAY(SELECT id FROM found)) ORDER BY user_id FOR NO KEY UPDATE
    )
    SELECT found.* FROM found LEFT JOIN counts ON user_id = id ORDER BY id`,
});

export const LOCK_REFERENCES = statement<ByIds, ReferenceRow>(locked(BY_IDS));

/** Of one, for whom reading JSON is most of the work. */
export const FIND_REFERENCE = keyedStatement<{ readonly id: number }, ReferenceRow>(
  { id: 'integer' },
  `${REFERENCES} WHERE id = :id AND deleted_at IS NULL`,
);

export const FIND_REFERENCES = statement<ByIds, ReferenceRow>(BY_IDS);

export const LOCK_REFERENCES_BY_KEYS = statement<ByKeys, ReferenceRow>(locked(BY_KEYS));

export const FIND_REFERENCES_BY_KEYS = statement<ByKeys, ReferenceRow>(BY_KEYS);
