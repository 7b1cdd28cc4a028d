/** One page of a list. `nextCursor` is `null` exactly when no row is left. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What a client asks of a list. */
export interface PageRequest {
  /** Rows at most, 1 to {@link MAX_PAGE_LIMIT}. */
  readonly limit: number;
  /** `nextCursor` of the page before, if any. */
  readonly cursor?: string | undefined;
}

export const DEFAULT_PAGE_LIMIT = 50;
export const MAX_PAGE_LIMIT = 1000;

/**
 * Cuts a page from `limit + 1` fetched rows: the extra row is the only proof that another page exists.
 *
 * @param rows up to `limit + 1` rows, in list order
 * @param cursorOf the cursor that continues after the row it is given
 */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
