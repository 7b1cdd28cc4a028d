import type { Page } from './page.js';

/**
 * A page whose items the database has written as JSON already. An answer takes the text as it is: a row object, a
 * domain object, a response object and its text for each of fifty rows cost more than finding the rows does. Anybody
 * else reads {@link items}, and need not know.
 */
export class PreparedPage<Item> implements Page<Item> {
  private read: readonly Item[] | undefined;

  /** What `JSON.stringify` makes of the items. */
  readonly itemsJson: string;

  /**
   * @param items JSON objects with commas between them; those of their own properties whose names end in `At` are times in ISO
   *   8601
   */
  constructor(
    items: string,
    readonly nextCursor: string | null,
  ) {
    this.itemsJson = `[${items}]`;
  }

  /** Whether there is no item. */
  get isEmpty(): boolean {
    return this.itemsJson === '[]';
  }

  get items(): readonly Item[] {
    this.read ??= (JSON.parse(this.itemsJson) as Item[]).map(withTimes);
    return this.read;
  }

  /** A page, as any other is: for a controller that returns it, or whoever else makes JSON of it. */
  toJSON(): Page<Item> {
    return { items: this.items, nextCursor: this.nextCursor };
  }
}

/** What is deeper in it is somebody else's, whatever it is called. */
function withTimes<Item>(item: Item): Item {
  return Object.fromEntries(
    Object.entries(item as object).map(([name, value]: [string, unknown]) => [
      name,
      name.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
    ]),
  ) as Item;
}
