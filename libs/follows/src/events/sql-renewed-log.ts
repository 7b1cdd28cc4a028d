import { randomInt } from 'node:crypto';
import { type NoParameters, statement, type Transaction } from '@retinue/database';

/** `randomInt` takes no more. */
const MAX_TAG = 2 ** 48 - 1;

const HAS_LOG = statement<NoParameters, { readonly name: string }>(
  `SELECT name FROM sqlite_schema WHERE name = 'log_identity'`,
);

const RENEW = statement<{ readonly tag: number }>(`UPDATE log_identity SET tag = :tag`);

/**
 * Makes the log of a database on SQLite another one than it was, for a backup that takes the place of a database which went on after it:
 * the places that were given out since then will be given to other events, so whoever holds one must begin anew.
 */
export async function renewLog(transaction: Transaction): Promise<void> {
  // A version from before the log has given no places.
  if ((await transaction.get(HAS_LOG)) === undefined) return;
  await transaction.run(RENEW, { tag: randomInt(1, MAX_TAG) });
}
