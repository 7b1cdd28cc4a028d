import { CARD_FIELDS } from '@retinue/users';
import { toCard } from './card.mapper.js';

describe("a user's card, from its columns", () => {
  const ROW = {
    id: 7,
    external_id: '4711',
    first_name: 'Ann',
    last_name: 'Other',
    type: 'brand',
    is_private: 1,
    metadata: '{"displayName":"Ann"}',
  } as const;

  it('has each field from the column that is named for it', () => {
    const expected = Object.entries(CARD_FIELDS).map(([name, { column, kind }]) => [
      name,
      kind === 'flag' ? ROW[column] === 1 : kind === 'object' ? { displayName: 'Ann' } : ROW[column],
    ]);
    expect(Object.entries(toCard(ROW))).toEqual(expected);
    expect(toCard({ ...ROW, is_private: 0 }).isPrivate).toBe(false);
  });
});
