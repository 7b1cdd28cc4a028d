import { type Statement, statement } from '@retinue/database';
import type { BetweenUsers } from '../viewing/between-users.js';
import type { UserRow } from './user.mapper.js';
import type { UserType } from './user-type.js';
import { USER_COLUMNS, USERS } from './user.statements.js';

/** Who looks at a list, for what it says and whom it leaves out. */
export interface ViewerParameters {
  readonly viewerId: number;
  /** 1 when those are left out whom the viewer blocks, or who block them. */
  readonly leavesOut: 0 | 1;
  /** 1 when each says what is between the viewer and them. */
  readonly links: 0 | 1;
  readonly now: number;
}

/** What a list for a viewer has in each row besides. */
interface ViewedRow {
  readonly is_left_out?: 0 | 1;
  /** JSON; null when it was not asked for. */
  readonly viewer?: string | null;
}

export type ListedRow = UserRow & ViewedRow;

/** A page by id. */
interface PageAfter extends ViewerParameters {
  readonly after: number;
  readonly limit: number;
}

/** Where in a search to go on. */
interface SearchStart extends ViewerParameters {
  /** The prefix, which all matches begin with, and what sorts behind them. */
  readonly prefix: string;
  readonly end: string;
  /** The name that matched, and the id, to start after. */
  readonly afterKey: string;
  readonly afterId: number;
  readonly limit: number;
}

/** A user with the name that matched. */
export type MatchRow = ListedRow & { readonly match_key: string; readonly is_repeat: 0 | 1 };

/** The statements of lists of users. Who is being deleted is in none of them. */
export interface UserListStatements {
  readonly byId: Statement<PageAfter, ListedRow>;
  readonly ofType: Statement<PageAfter & { readonly type: UserType }, ListedRow>;
  /**
   * Users whose full or last name begins with a prefix, ordered by the name that matched, then id, of two indexes.
   *
   * Who matches by both names comes twice, the second time as a repeat (`is_repeat`). To leave repeats out in SQL would
   * be to pass over any number of them: where all names are alike, over everybody.
   */
  readonly byName: Statement<SearchStart, MatchRow>;
  readonly withEmail: Statement<ViewerParameters & { readonly emailKey: string }, ListedRow>;
  readonly withExternalId: Statement<ViewerParameters & { readonly externalId: string }, ListedRow>;
}

/** Lists that are the same for everybody. */
export const USER_LISTS = userLists(USER_COLUMNS);

/** The same for a viewer. Who is left out is marked and not passed over, which might be to pass over everybody. */
export function userListsFor(between: BetweenUsers): UserListStatements {
  const isLeftOut = `CAST(:leavesOut AS BIGINT) = 1 AND ${between.blocks('u.id')} > 0`;
  return userLists(`${USER_COLUMNS},
    CASE WHEN ${isLeftOut} THEN 1 ELSE 0 END AS is_left_out,
    CASE WHEN CAST(:links AS BIGINT) = 1 THEN ${between.links('u.id')} END AS viewer`);
}

function userLists(columns: string): UserListStatements {
  const where = (condition: string): string =>
    `SELECT ${columns} FROM ${USERS} WHERE ${condition} AND u.deleted_at IS NULL`;
  return {
    byId: statement(`${where('u.id > :after')} ORDER BY u.id LIMIT :limit`),
    ofType: statement(`${where('u.type = :type AND u.id > :after')} ORDER BY u.id LIMIT :limit`),
    byName: statement((sql) => {
      const matching = (key: string, other: string): string =>
        sql.rowsFromKey({
          select: `SELECT ${key} AS match_key, ${other} AS other_key, id FROM users`,
          key,
          beyond: '>',
          upTo: '<',
          from: { key: ':afterKey', id: ':afterId', end: ':end', limit: ':limit' },
        });
      return `
      SELECT m.match_key, ${columns},
        CASE WHEN m.other_key >= :prefix AND m.other_key < m.match_key THEN 1 ELSE 0 END AS is_repeat
      FROM (
        ${matching('name_key', 'last_name_key')}
        UNION ALL
        ${matching('last_name_key', 'name_key')}
        ORDER BY match_key, id
        LIMIT :limit
      ) m JOIN users u ON u.id = m.id JOIN user_counts c ON c.user_id = u.id
      ORDER BY m.match_key, m.id`;
    }),
    // Behind a CAST: of a bare parameter SQLite's planner looks at the value, and compiles the statement anew at each call.
    withEmail: statement(where('u.email_key = CAST(:emailKey AS TEXT)')),
    withExternalId: statement(where('u.external_id = CAST(:externalId AS TEXT)')),
  };
}
