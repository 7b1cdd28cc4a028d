import type { CheckedClient } from './checked-client.js';

export interface PageJson<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Far more pages than any test has: a list that never ends fails instead of running on. */
const TOO_MANY_PAGES = 5_000;

/** Reads one page. */
export async function readPage<Item>(http: CheckedClient, path: string): Promise<PageJson<Item>> {
  const { status, body, text } = await http.get(path);
  if (status !== 200) throw new Error(`GET ${path} answered ${status} ${text}`);
  return body as PageJson<Item>;
}

/**
 * Reads a list from its first page to its last.
 *
 * @param path with or without a query; `cursor` is added to it
 * @param betweenPages runs after each page that has a next one
 */
export async function readPages<Item>(
  http: CheckedClient,
  path: string,
  betweenPages: () => Promise<void> = async () => {},
): Promise<PageJson<Item>[]> {
  const pages: PageJson<Item>[] = [];
  let next = path;
  for (;;) {
    const page = await readPage<Item>(http, next);
    pages.push(page);
    if (page.nextCursor === null) return pages;
    if (pages.length > TOO_MANY_PAGES) throw new Error(`GET ${path} does not end`);
    next = `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(page.nextCursor)}`;
    await betweenPages();
  }
}

/** The ids of a whole list, in order. */
export async function readIds(http: CheckedClient, path: string): Promise<number[]> {
  const pages = await readPages<{ readonly id: number }>(http, path);
  return pages.flatMap(({ items }) => items.map(({ id }) => id));
}
