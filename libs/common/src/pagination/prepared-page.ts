import type { Page } from './page.js';

/** Rows that a database has written as JSON objects, in list order, with commas between them. */
export interface JsonRows {
  readonly count: number;
  readonly json: string;
}

/**
 * Where one object ends and the next begins, and nothing else: within a string the first quote would be escaped, and at
 * the end of one no name follows.
 */
const BETWEEN = '},{"id":';

/**
 * A page whose items the database has written as JSON already. An answer takes the text as it is: a row object, a
 * domain object, a response object and its text for each of fifty rows cost more than finding the rows does. Anybody
 * else reads {@link items}, and need not know.
 */
export class PreparedPage<Item> implements Page<Item> {
  private read: readonly Item[] | undefined;

  /** @param itemsJson what `JSON.stringify` makes of the items */
  private constructor(
    readonly itemsJson: string,
    readonly nextCursor: string | null,
  ) {}

  /**
   * Cuts a page from `limit + 1` fetched rows, as `cutPage` does: the extra row is the only proof that another page
   * exists.
   *
   * @param rows flat objects that begin with `id`; those of their properties whose names end in `At` are times in ISO 8601
   * @param cursorOf the cursor that continues after the row whose JSON it is given
   */
  static cut<Item>(
    { count, json }: JsonRows,
    limit: number,
    cursorOf: (lastRow: string) => string,
  ): PreparedPage<Item> {
    if (count <= limit) return new PreparedPage(`[${json}]`, null);
    const end = json.lastIndexOf(BETWEEN) + 1;
    const lastBegins = json.lastIndexOf(BETWEEN, end - 2) + 2;
    const last = json.slice(lastBegins === 1 ? 0 : lastBegins, end);
    return new PreparedPage(`[${json.slice(0, end)}]`, cursorOf(last));
  }

  /** The same items, and another cursor: that of a list which looked further than its last item. */
  continuingAt(nextCursor: string): PreparedPage<Item> {
    return new PreparedPage(this.itemsJson, nextCursor);
  }

  /** Whether there is no item. */
  get isEmpty(): boolean {
    return this.itemsJson === '[]';
  }

  get items(): readonly Item[] {
    this.read ??= JSON.parse(this.itemsJson, (name, value: unknown) =>
      name.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
    ) as readonly Item[];
    return this.read;
  }
}
