import { searchKey } from '@retinue/common';
import type { QueryRunner } from 'typeorm';

/** Users looked at in one go: what they hold is garbage again before it grows old. */
const USERS_AT_ONCE = 1_000;

interface NamesRow {
  readonly id: number | string;
  readonly first_name: string;
  readonly last_name: string;
  readonly name_key: string;
  readonly last_name_key: string;
}

/** Characters that the table takes. */
const MAX_NAME_LENGTH = 50;

/**
 * Brings names into NFC, and what they are searched by into the form that `searchKey` gives; touches those only that
 * differ.
 *
 * @param parameter how the engine writes the n-th parameter of a statement, from 1 on
 */
export async function rekeyNames(runner: QueryRunner, parameter: (number: number) => string): Promise<void> {
  const update = `
    UPDATE users SET first_name = ${parameter(1)}, last_name = ${parameter(2)}, name_key = ${parameter(3)},
      last_name_key = ${parameter(4)}
    WHERE id = ${parameter(5)}`;
  let last: number | string = 0;
  for (;;) {
    const rows = (await runner.query(
      `SELECT id, first_name, last_name, name_key, last_name_key FROM users
       WHERE id > ${parameter(1)} AND deleted_at IS NULL ORDER BY id LIMIT ${USERS_AT_ONCE}`,
      [last],
    )) as NamesRow[];
    for (const row of rows) {
      const firstName = composed(row.first_name);
      const lastName = composed(row.last_name);
      const now = [firstName, lastName, searchKey(`${firstName} ${lastName}`), searchKey(lastName)];
      const before = [row.first_name, row.last_name, row.name_key, row.last_name_key];
      if (now.some((text, index) => text !== before[index])) await runner.query(update, [...now, row.id]);
    }
    if (rows.length < USERS_AT_ONCE) return;
    last = rows.at(-1)!.id;
  }
}

/** NFC takes some letters apart, of Hindi and Hebrew among others: a name that it makes too long stays as it is. */
function composed(name: string): string {
  const nfc = name.normalize('NFC');
  return Array.from(nfc).length > MAX_NAME_LENGTH ? name : nfc;
}
