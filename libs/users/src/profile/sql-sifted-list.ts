import { cutPage, type Page } from '@retinue/common';

/** Rows that a page looks at, at most, where not all of them are shown: bounds the work, not the answer. */
export const WINDOW = 2_000;

/** A list of which not all rows are shown. */
export interface SiftedList<Row> {
  /** Rows behind one, or from where the page begins, in order. */
  readonly read: (after: Row | undefined, limit: number) => Promise<readonly Row[]>;
  readonly isShown: (row: Row) => boolean;
  readonly cursorOf: (row: Row) => string;
  /** Rows to look at first, up to {@link WINDOW}. */
  readonly first: number;
}

/**
 * A page of those who are shown. It comes back short, with a cursor, when few of those looked at are.
 *
 * @param limit items at most, fewer than there are rows in a window
 */
export async function sift<Row>(
  { read, isShown, cursorOf, first }: SiftedList<Row>,
  limit: number,
): Promise<Page<Row>> {
  const found: Row[] = [];
  let window = first;
  let left = WINDOW;
  let last: Row | undefined;
  for (;;) {
    const isLast = window === left;
    // A row behind the last window is the only proof that the list goes on there.
    const rows = await read(last, isLast ? window + 1 : window);
    const seen = rows.slice(0, window);
    found.push(...seen.filter(isShown));
    const goesOn = isLast ? rows.length > window : rows.length === window;
    if (found.length > limit || !goesOn) return cutPage(found, limit, cursorOf);
    last = seen.at(-1)!;
    if (isLast) return { items: found, nextCursor: cursorOf(last) };
    left -= window;
    // Few are left out as a rule, so little more is enough; where it is not, few reads go through the whole window.
    window = Math.min(window * 10, left);
  }
}
