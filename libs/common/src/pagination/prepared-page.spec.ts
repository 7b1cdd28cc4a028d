import { PreparedPage } from './prepared-page.js';

interface Item {
  readonly id: number;
  readonly name: string;
  readonly seenAt: Date;
  readonly endsAt: Date | null;
}

const itemOf = (id: number, name = 'a'): Item => ({ id, name, seenAt: new Date(id * 1_000), endsAt: null });

const pageOf = (items: readonly Item[]): PreparedPage<Item> =>
  new PreparedPage(items.map((item) => JSON.stringify(item)).join(','), null);

describe('a page of JSON that the database wrote', () => {
  test('reads as items with times, and is what JSON makes of them', () => {
    const page = pageOf([itemOf(1), itemOf(2)]);
    expect(page.items).toEqual([itemOf(1), itemOf(2)]);
    expect(page.itemsJson).toBe(JSON.stringify(page.items));
  });

  test('becomes JSON as any page does: its items and its cursor, and nothing of how it was made', () => {
    const page = new PreparedPage<Item>(JSON.stringify(itemOf(1)), 'next');
    expect(JSON.stringify(page)).toBe(JSON.stringify({ items: [itemOf(1)], nextCursor: 'next' }));
  });

  test('is empty when there is no item', () => {
    expect(pageOf([])).toMatchObject({ itemsJson: '[]', nextCursor: null, isEmpty: true });
    expect(pageOf([itemOf(1)]).isEmpty).toBe(false);
  });
});
