import { statement } from '@retinue/database';
import type { UserType } from './user-type.js';

export interface ReferenceRow {
  readonly id: number;
  readonly type: UserType;
  readonly is_private: number;
}

/** They stay as they are until the transaction ends; in the order of ids, so nobody deadlocks. */
export const LOCK_REFERENCES = statement<{ readonly ids: string }, ReferenceRow>(
  (sql) => `
  SELECT id, type, is_private FROM users WHERE id IN (${sql.valuesOf('integer', ':ids')}) AND deleted_at IS NULL
  ORDER BY id ${sql.forChange}`,
);

export const FIND_REFERENCES = statement<{ readonly ids: string }, ReferenceRow>(
  (sql) => `
  SELECT id, type, is_private FROM users WHERE id IN (${sql.valuesOf('integer', ':ids')}) AND deleted_at IS NULL`,
);
