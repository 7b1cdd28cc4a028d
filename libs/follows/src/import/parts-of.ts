import type { Transaction } from '@retinue/database';
import type { RowsPart, UserRows } from '@retinue/users';
import type { BulkFollows } from './bulk-follows.repository.js';

/** Users in one statement: what a look at whether to stop waits for, at most. */
const USERS_AT_ONCE = 20_000;

/** All rows of a table, part by part, in order. A part that is done with may be changed. */
export async function* partsOf(
  follows: BulkFollows,
  transaction: Transaction,
  rows: UserRows,
): AsyncGenerator<RowsPart> {
  let part = await follows.partAfter(transaction, rows, 0, USERS_AT_ONCE);
  while (part !== undefined) {
    yield part;
    part = await follows.partAfter(transaction, rows, part.last, USERS_AT_ONCE);
  }
}
