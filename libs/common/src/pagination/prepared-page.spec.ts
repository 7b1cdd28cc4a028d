import { PreparedPage } from './prepared-page.js';

interface Item {
  readonly id: number;
  readonly name: string;
  readonly seenAt: Date;
  readonly endsAt: Date | null;
}

const itemOf = (id: number, name = 'a'): Item => ({ id, name, seenAt: new Date(id * 1_000), endsAt: null });

const cut = (items: readonly Item[], limit: number): PreparedPage<Item> =>
  PreparedPage.cut<Item>(
    { count: items.length, json: items.map((item) => JSON.stringify(item)).join(',') },
    limit,
    (row) => {
      const { id, name } = JSON.parse(row) as { id: number; name: string };
      return `after ${id} ${name}`;
    },
  );

describe('a page of JSON that the database wrote', () => {
  test('reads as items with times, and is what JSON makes of them', () => {
    const page = cut([itemOf(1), itemOf(2)], 2);
    expect(page.items).toEqual([itemOf(1), itemOf(2)]);
    expect(page.itemsJson).toBe(JSON.stringify(page.items));
  });

  test.each([1, 2, 3, 4])(
    'of %i leaves out the row that proves another page, and continues after its last',
    (limit) => {
      const rows = Array.from({ length: limit + 1 }, (_, index) => itemOf(index + 1));
      const page = cut(rows, limit);
      expect(page.items).toEqual(rows.slice(0, limit));
      expect(page.nextCursor).toBe(`after ${limit} a`);
    },
  );

  test('has no next page when no row is left', () => {
    expect(cut([itemOf(1)], 2).nextCursor).toBeNull();
    expect(cut([], 2)).toMatchObject({ itemsJson: '[]', nextCursor: null, isEmpty: true });
  });

  test.each([
    '},{',
    '},{"',
    '},{"id',
    '},{"id":',
    '"},{"',
    '\\"},{"id":9,"',
    '},{\\"',
    '{"a":1},{"b":2}',
    '}\n,{"',
  ])('is cut between its rows, not within a name such as %j', (name) => {
    const rows = [itemOf(7, name), itemOf(8, name), itemOf(9, name)];
    for (const limit of [1, 2]) {
      const page = cut(rows.slice(0, limit + 1), limit);
      expect(page.items).toEqual(rows.slice(0, limit));
      expect(page.nextCursor).toBe(`after ${rows[limit - 1]?.id} ${name}`);
    }
  });
});
