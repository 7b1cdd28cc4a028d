import { type NoParameters, statement } from '@retinue/database';

/** No search finds the user, and no email and no external id is taken by them. */
export const MARK_DELETED = statement<{ readonly id: number; readonly at: number }>(`
  UPDATE users SET deleted_at = :at, external_id = NULL, first_name = '-', last_name = NULL, email = NULL, email_key = NULL,
    name_key = '', last_name_key = '', metadata = '{}'
  WHERE id = :id`);

/** Nobody else is to get the id. */
export const SPEND_ID = statement<{ readonly id: number }>(
  `INSERT INTO spent_user_ids (user_id) VALUES (:id) ON CONFLICT DO NOTHING`,
);

export const COUNT_DELETED = statement<NoParameters, { readonly count: number }>(
  `SELECT count(*) AS count FROM users WHERE deleted_at IS NOT NULL`,
);

export const NEXT_DELETED = statement<NoParameters, { readonly id: number }>(
  `SELECT id FROM users WHERE deleted_at IS NOT NULL ORDER BY id LIMIT 1`,
);

/** The counters go with the user. */
export const REMOVE_USER = statement<{ readonly id: number }>(`DELETE FROM users WHERE id = :id`);
