import { listing, type Page } from './listing.js';

/** A list of three pages, one of them empty, and the cursors that it was asked for. */
function listOfPages(signal?: AbortSignal): {
  readonly asked: (string | undefined)[];
  readonly list: ReturnType<typeof listing<number>>;
} {
  const asked: (string | undefined)[] = [];
  const pages: Readonly<Record<string, Page<number>>> = {
    '': { items: [1, 2], nextCursor: 'a' },
    a: { items: [], nextCursor: 'b' },
    b: { items: [3], nextCursor: null },
  };
  const list = listing(
    async ({ cursor }) => {
      asked.push(cursor);
      return pages[cursor ?? ''] ?? { items: [] };
    },
    { signal },
  );
  return { asked, list };
}

describe('a list, by its pages', () => {
  it('gives each page as it came, with its cursor', async () => {
    const { asked, list } = listOfPages();
    const pages: Page<number>[] = [];
    for await (const page of list.pages()) pages.push(page);
    expect(pages).toEqual([
      { items: [1, 2], nextCursor: 'a' },
      { items: [], nextCursor: 'b' },
      { items: [3], nextCursor: null },
    ]);
    expect(asked).toEqual([undefined, 'a', 'b']);
  });

  it('asks for no page that nobody wants', async () => {
    const { asked, list } = listOfPages();
    const pages = list.pages();
    expect(asked).toEqual([]);
    await pages.next();
    expect(asked).toEqual([undefined]);
  });

  it('begins anew each time, whatever was read of its items', async () => {
    const { asked, list } = listOfPages();
    await list.next();
    const { value } = await list.pages().next();
    expect(value).toEqual({ items: [1, 2], nextCursor: 'a' });
    expect(asked).toEqual([undefined, undefined]);
  });

  it('ends by the signal', async () => {
    const stop = new AbortController();
    const { list } = listOfPages(stop.signal);
    const pages = list.pages();
    await pages.next();
    stop.abort(new Error('enough'));
    await expect(pages.next()).rejects.toThrow('enough');
  });
});
