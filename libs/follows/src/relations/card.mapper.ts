import type { UserCard, UserType } from '@retinue/users';

/** The columns of a user's card, from `user_cards u`. */
export const CARD_COLUMNS = `u.id, u.first_name, u.last_name, u.email, u.type, u.is_private`;

/**
 * A row of a list, as JSON (see `asJsonPage`): the card of `user_card_json u`, and what the list adds.
 *
 * @param added SQL for the JSON of each value, by its name in the answer
 */
export function cardRow(added: Readonly<Record<string, string>>): string {
  const values = Object.entries(added).map(([name, json]) => `',"${name}":' || ${json}`);
  // In brackets: the short texts are joined first, and the long card is copied once.
  return `u.card || (${values.join(' || ')} || '}')`;
}

export interface CardRow {
  readonly id: number;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly type: UserType;
  readonly is_private: number;
}

export function toCard(row: CardRow): UserCard {
  return {
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    type: row.type,
    isPrivate: row.is_private === 1,
  };
}
