import { cutPage, type Page } from './page.js';

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
   * Cuts a page from `limit + 1` fetched lines, as {@link cutPage} does from rows.
   *
   * @param lines a JSON object for each row, in list order; its properties whose names end in `At` are times in ISO 8601
   * @param cursorOf the cursor that continues after the line it is given, parsed
   */
  static cut<Item, Line>(
    lines: readonly string[],
    limit: number,
    cursorOf: (last: Line) => string,
  ): PreparedPage<Item> {
    const { items, nextCursor } = cutPage(lines, limit, (last) => cursorOf(JSON.parse(last) as Line));
    return new PreparedPage(`[${items.join(',')}]`, nextCursor);
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
      isTime(name) && typeof value === 'string' ? new Date(value) : value,
    ) as readonly Item[];
    return this.read;
  }
}

function isTime(name: string): boolean {
  return name.endsWith('At');
}
