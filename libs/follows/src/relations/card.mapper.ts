import { CARD_FIELDS, readMetadata, type UserCard, type UserCardRow } from '@retinue/users';

/** The columns of a user's card, from `user_cards u`. */
export const CARD_COLUMNS = Object.values(CARD_FIELDS)
  .map(({ column }) => `u.${column}`)
  .join(', ');

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

/** Written out, since it runs for every row of a page; the types let no field be left out. */
export function toCard(row: UserCardRow): UserCard {
  return {
    id: row.id,
    externalId: row.external_id,
    firstName: row.first_name,
    lastName: row.last_name,
    type: row.type,
    isPrivate: row.is_private === 1,
    metadata: readMetadata(row.metadata),
  };
}
