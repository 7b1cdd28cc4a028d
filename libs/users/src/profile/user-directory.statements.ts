import { statement } from '@retinue/database';
import type { UserType } from './user-type.js';

/** As much of a user as a rule about two users asks for. */
export interface PartyRow {
  readonly id: number;
  readonly type: UserType;
  readonly is_private: number;
}

/** Each stays as it is until the transaction ends; in the order of ids, so nobody deadlocks. */
export const HOLD_PARTIES = statement<{ readonly ids: string }, PartyRow>(
  (sql) => `
  SELECT id, type, is_private FROM users WHERE id IN (${sql.valuesOf('integer', ':ids')}) AND deleted_at IS NULL
  ORDER BY id ${sql.forChange}`,
);

export const FIND_PARTIES = statement<{ readonly ids: string }, PartyRow>(
  (sql) => `
  SELECT id, type, is_private FROM users WHERE id IN (${sql.valuesOf('integer', ':ids')}) AND deleted_at IS NULL`,
);
