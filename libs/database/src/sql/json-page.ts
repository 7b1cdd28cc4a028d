import type { SqlDialect } from './sql-dialect.js';

/** A page of a list, as a statement made by {@link asJsonPage} answers it. */
export interface JsonPage {
  /** The items, as JSON with commas between them. */
  readonly json: string;
  /** Time and id of the last item; null when there is none. */
  readonly last_time: number | null;
  readonly last_id: number | null;
  /** 1 when the list goes on behind the last item. */
  readonly has_more: 0 | 1;
}

/** A list that is sorted by a time, then by an id. */
export interface JsonList {
  /** SQL for `item` (a JSON object), `time` and `id` of each row beyond a key, which is SQL for both, in order. */
  readonly rowsBeyond: (key: string) => string;
  readonly sort: 'ASC' | 'DESC';
}

/**
 * SQL for a page of a list as one row: one text of all items is a fraction of the work that a value for each column of
 * each of them is. The key of the last item stands beside it, for the cursor.
 *
 * It takes the parameters `:startTime` and `:startId`, the key to start after, and `:limit`, the items at most.
 *
 * @param beside further columns
 */
export function asJsonPage(
  sql: SqlDialect,
  { rowsBeyond, sort }: JsonList,
  beside: readonly string[] = [],
): string {
  const lastTime = `${sort === 'DESC' ? 'min' : 'max'}(time)`;
  // A row behind the last is the only proof that there is another page. A page that is not full needs none.
  const hasMore = `CASE WHEN count = :limit AND EXISTS (${rowsBeyond('(last_time, last_id)')}) THEN 1 ELSE 0 END`;
  return `
    SELECT ${['json', 'last_time', 'last_id', `${hasMore} AS has_more`, ...beside].join(', ')}
    FROM (
      SELECT count(*) AS count, ${sql.joined('item')} AS json, ${lastTime} AS last_time, ${sql.lastOf('id')} AS last_id
      FROM (${rowsBeyond('(:startTime, :startId)')} LIMIT :limit) AS items
    ) AS page`;
}
