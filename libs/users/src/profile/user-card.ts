import type { User } from './user.js';

/** What a value is in JSON; in its column, a flag is 0 or 1, and an object is its JSON. */
type KindOf<Value> = [Value] extends [boolean]
  ? 'flag'
  : [Value] extends [number]
    ? 'number'
    : [Value] extends [string]
      ? 'text'
      : [Value] extends [string | null]
        ? 'optional text'
        : [Value] extends [object]
          ? 'object'
          : never;

/**
 * What a list shows of a user, in the order of the JSON, with the columns of `user_cards`: it is written down here, once.
 *
 * The types come from it, and so do the columns that other modules select. The JSON that the database keeps is written
 * by migrations, which stay as they were released: `test/e2e/user-card.spec.ts` compares it with this.
 */
export const CARD_FIELDS = {
  id: { column: 'id', kind: 'number' },
  externalId: { column: 'external_id', kind: 'optional text' },
  firstName: { column: 'first_name', kind: 'text' },
  lastName: { column: 'last_name', kind: 'optional text' },
  type: { column: 'type', kind: 'text' },
  isPrivate: { column: 'is_private', kind: 'flag' },
  metadata: { column: 'metadata', kind: 'object' },
} as const satisfies {
  readonly [Name in keyof User]?: { readonly column: string; readonly kind: KindOf<User[Name]> };
};

type CardFields = typeof CARD_FIELDS;

/** As much of a user as a list shows. */
export type UserCard = Pick<User, keyof CardFields>;

/** A value as its column holds it. */
type Kept<Kind, Value> = Kind extends 'flag' ? number : Kind extends 'object' ? string : Value;

/** A card as its columns hold it. */
export type UserCardRow = {
  readonly [Name in keyof CardFields as CardFields[Name]['column']]: Kept<
    CardFields[Name]['kind'],
    User[Name]
  >;
};
