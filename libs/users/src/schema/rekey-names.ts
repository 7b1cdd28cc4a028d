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
      const firstName = row.first_name.normalize('NFC');
      const lastName = row.last_name.normalize('NFC');
      const keys = [searchKey(`${firstName} ${lastName}`), searchKey(lastName)] as const;
      if (keys[0] !== row.name_key || keys[1] !== row.last_name_key) {
        await runner.query(update, [firstName, lastName, ...keys, row.id]);
      }
    }
    if (rows.length < USERS_AT_ONCE) return;
    last = rows.at(-1)!.id;
  }
}
