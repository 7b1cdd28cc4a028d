import type { CallOptions } from './call-options.js';

/** A page of a list; some lists are one page, and have no cursor. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The `cursor` of the next page; `null` when nothing is left. */
  readonly nextCursor?: string | null;
}

/** The items of a list, one after the other, over all its pages. */
export interface Listing<Item> extends AsyncGenerator<Item, void, undefined> {
  /**
   * The same page by page, from the beginning. A page may be empty and not the last.
   *
   * @example for await (const { items } of client.followers(42).pages()) show(items);
   */
  pages(): AsyncGenerator<Page<Item>, void, undefined>;
}

/** Asks for a page of a list, from a cursor on. */
export type FetchPage<Item> = (from: { readonly cursor?: string }) => Promise<Page<Item>>;

/** Goes through a list. It asks for a page when that, or its first item, is wanted, and not before. */
export function listing<Item>(fetchPage: FetchPage<Item>, { signal }: CallOptions): Listing<Item> {
  const pages = (): AsyncGenerator<Page<Item>, void, undefined> => eachPage(fetchPage, signal);
  return Object.assign(eachItem(pages(), signal), { pages });
}

async function* eachPage<Item>(
  fetchPage: FetchPage<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Page<Item>, void, undefined> {
  let from: { readonly cursor?: string } | undefined = {};
  while (from !== undefined) {
    signal?.throwIfAborted();
    const page: Page<Item> = await fetchPage(from);
    yield page;
    from = typeof page.nextCursor === 'string' ? { cursor: page.nextCursor } : undefined;
  }
}

async function* eachItem<Item>(
  pages: AsyncIterable<Page<Item>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item, void, undefined> {
  for await (const { items } of pages)
    for (const item of items) {
      signal?.throwIfAborted();
      yield item;
    }
}
