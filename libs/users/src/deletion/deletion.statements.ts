import { type NoParameters, statement } from '@retinue/database';

/** The keys are such that no search finds the user, and no email is taken by them (an email holds an @). */
export const MARK_DELETED = statement<{ readonly id: number; readonly at: number }>(`
  UPDATE users SET deleted_at = :at, first_name = '-', last_name = '-', email = '', email_key = 'deleted ' || id,
    name_key = '', last_name_key = ''
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
