/** All pages, each after the last of the one before. */
export async function* pagesOf<Item>(
  pageAfter: (after: number) => Promise<readonly Item[]>,
  placeOf: (item: Item) => number,
): AsyncGenerator<readonly Item[]> {
  let after = 0;
  for (;;) {
    const page = await pageAfter(after);
    if (page.length === 0) return;
    yield page;
    after = placeOf(page.at(-1)!);
  }
}
