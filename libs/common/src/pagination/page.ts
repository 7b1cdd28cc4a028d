/** One page of a list. `nextCursor` is `null` exactly when no row is left. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What a caller asks of a list. */
export interface PageOptions {
  /** Rows at most, 1 to {@link MAX_PAGE_LIMIT}; {@link DEFAULT_PAGE_LIMIT} when left out. */
  readonly limit?: number | undefined;
  /** `nextCursor` of the page before, if any. */
  readonly cursor?: string | undefined;
}

/** The same when it has been looked over, see `acceptPage`. */
export interface PageRequest extends PageOptions {
  readonly limit: number;
}

/** Rows of a page when the client asks for no number. */
export const DEFAULT_PAGE_LIMIT = 50;
/** Rows of a page at most, whatever the client asks for. */
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
