import { keyedStatement } from '@retinue/database';

/** How a caller stands to a user; nobody in particular has no id. */
export interface StandingRow {
  readonly is_private: number;
  /** Of a private user alone. */
  readonly is_follower: number;
  /** 0 when the caller blocks nobody and nobody blocks them, 2 when it is between these two, else 1. */
  readonly blocks: number;
}

interface OfCaller {
  readonly callerId: number | null;
}

const CALLER = 'CAST(:callerId AS BIGINT)';

/** Each list of somebody else waits for it: what most need not know is looked up behind a CASE. */
const standingWhere = (condition: string): string => `
  SELECT u.is_private,
    CASE WHEN u.is_private = 1 THEN
      CASE WHEN EXISTS (SELECT 1 FROM follows WHERE follower_id = ${CALLER} AND followee_id = u.id) THEN 1 ELSE 0 END
    ELSE 0 END AS is_follower,
    CASE WHEN EXISTS (SELECT 1 FROM blocks WHERE blocker_id = ${CALLER})
      OR EXISTS (SELECT 1 FROM blocks WHERE blocked_id = ${CALLER}) THEN
      CASE WHEN EXISTS (SELECT 1 FROM blocks WHERE blocker_id = ${CALLER} AND blocked_id = u.id)
        OR EXISTS (SELECT 1 FROM blocks WHERE blocker_id = u.id AND blocked_id = ${CALLER}) THEN 2 ELSE 1 END
    ELSE 0 END AS blocks
  FROM user_cards u WHERE ${condition}`;

export const STANDING = keyedStatement<OfCaller & { readonly id: number }, StandingRow>(
  { callerId: 'integer', id: 'integer' },
  standingWhere('u.id = :id'),
);

export const STANDING_BY_EXTERNAL_ID = keyedStatement<
  OfCaller & { readonly externalId: string },
  StandingRow
>(
  { callerId: 'integer', externalId: 'text' },
  // Of a bare parameter the planner of SQLite looks at the value, and makes its plan anew.
  standingWhere('u.external_id = CAST(:externalId AS TEXT)'),
);
