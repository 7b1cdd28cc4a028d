import { PreparedPage } from './prepared-page.js';

interface Item {
  readonly id: number;
  readonly name: string;
  readonly seenAt: Date;
  readonly endsAt: Date | null;
}

const lineOf = (id: number, name = 'a'): string =>
  JSON.stringify({ id, name, seenAt: new Date(id * 1_000), endsAt: null });
const cut = (lines: readonly string[], limit: number): PreparedPage<Item> =>
  PreparedPage.cut<Item, { id: number }>(lines, limit, ({ id }) => `after ${id}`);

describe('a page of JSON that the database wrote', () => {
  test('reads as items with times, and is what JSON makes of them', () => {
    const page = cut([lineOf(1), lineOf(2)], 2);
    expect(page.items).toEqual([
      { id: 1, name: 'a', seenAt: new Date(1_000), endsAt: null },
      { id: 2, name: 'a', seenAt: new Date(2_000), endsAt: null },
    ]);
    expect(page.itemsJson).toBe(JSON.stringify(page.items));
  });

  test('leaves out the line that proves another page, and continues after the last of its own', () => {
    const page = cut([lineOf(1), lineOf(2), lineOf(3)], 2);
    expect(page.items.map(({ id }) => id)).toEqual([1, 2]);
    expect(page.nextCursor).toBe('after 2');
    expect(cut([lineOf(1)], 2).nextCursor).toBeNull();
    expect(cut([], 2)).toMatchObject({ itemsJson: '[]', nextCursor: null });
  });
});
