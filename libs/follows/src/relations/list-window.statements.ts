import type { JsonPage } from '@retinue/database';

/** Rows that a page looks at, at most, where not all of them are shown: bounds the work, not the answer. */
const WINDOW_ROWS = 2_000;

/** The last row of a window that the list goes on behind; null when it does not. */
export interface WindowEnd {
  readonly window_end_time: number | null;
  readonly window_end_id: number | null;
}

/** The parameters of a statement that begins with {@link withWindow}, beside those of its rows. */
export interface WindowParameters {
  /** See {@link windowOffset}. */
  readonly windowOffset: number;
  /** Where the list ends, for a window that reaches there. */
  readonly endTime: number;
  readonly endId: number;
}

/**
 * Where the next page begins: behind the last item or, when the window is used up and not the list, behind the last row
 * looked at; `undefined` when no row is left.
 */
export function keyAfter(
  page: JsonPage & Partial<WindowEnd>,
): readonly [time: number, id: number] | undefined {
  if (page.has_more === 1) return [page.last_time!, page.last_id!];
  return page.window_end_time == null ? undefined : [page.window_end_time, page.window_end_id!];
}

const TIME = '(SELECT time FROM window_end)';
const ID = '(SELECT id FROM window_end)';

/** The columns of {@link WindowEnd}, beside the rows of a statement that begins with {@link withWindow}. */
export const WINDOW_END: readonly string[] = [`${TIME} AS window_end_time`, `${ID} AS window_end_id`];

/** Time and id of the last row to look at. */
export const LAST_IN_WINDOW = `(coalesce(${TIME}, :endTime), coalesce(${ID}, :endId))`;

/**
 * Begins a statement that looks at a window of a list.
 *
 * Whatever else the statement asks of a row comes behind the window: a condition in `rows` that is no bound of the
 * index would make it look further, and who writes a cursor by hand could choose how far.
 *
 * @param rows SQL for `time` and `id` of the list's rows from the page's key on, in order, of an index alone
 */
export function withWindow(rows: string, sort: 'ASC' | 'DESC'): string {
  return `
    WITH last_and_next AS MATERIALIZED (${rows} LIMIT 2 OFFSET :windowOffset),
    window_end AS MATERIALIZED (
      SELECT time, id FROM last_and_next WHERE (SELECT count(*) FROM last_and_next) = 2
      ORDER BY time ${sort}, id ${sort} LIMIT 1
    )`;
}

/** How many rows of the window come before its last. @param limit rows in a page */
export function windowOffset(limit: number): number {
  return Math.max(WINDOW_ROWS, limit + 1) - 1;
}
