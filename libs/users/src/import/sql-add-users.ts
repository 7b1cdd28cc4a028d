import type { SqlReader, Transaction } from '@retinue/database';
import type { ImportRow } from './imported-user.mapper.js';
import type { UserOutcome } from './imported-user.js';
import {
  ADD_COUNTERS,
  ADD_USERS,
  type AddedRow,
  FIND_HOLDERS,
  FIND_SPENT,
  type HolderRow,
  LAST_ID,
  LOCK_NEW_USERS,
  RESERVE_IDS,
} from './user-import.statements.js';

/**
 * Adds those of some thousand users whose id, external id and email are free, with counts of 0; of those who want the same, the first.
 *
 * @returns what became of each, in order, and who was added
 */
export async function addUsers(
  transaction: Transaction,
  rows: readonly ImportRow[],
): Promise<{ readonly outcomes: UserOutcome[]; readonly added: readonly AddedRow[] }> {
  const ids = new Set(rows.flatMap(({ id }) => id ?? []));
  if (ids.size > 0) await transaction.run(LOCK_NEW_USERS);
  const given = ids.size > 0 ? await withNextIds(transaction, rows, ids) : rows;
  const added = await transaction.all(ADD_USERS, { users: JSON.stringify(given) });
  if (ids.size > 0) await transaction.run(RESERVE_IDS);
  await transaction.run(ADD_COUNTERS, { ids: JSON.stringify(added.map(({ id }) => id)) });

  // Used up as they are found: the second of two equal users in a batch finds its place taken.
  const unclaimed = new Map(added.map((holder) => [holder.id, holder]));
  const byIdentity = new Map(added.map((holder) => [identityOf(holder), holder.id]));
  const refused = rows.filter((row) => {
    const id = row.id ?? byIdentity.get(identityOf(row));
    const holder = id === undefined ? undefined : unclaimed.get(id);
    return holder === undefined || identityOf(holder) !== identityOf(row) || !unclaimed.delete(holder.id);
  });
  const outcomes = await outcomesOf(transaction, refused);
  return { outcomes: rows.map((row) => outcomes.get(row) ?? 'added'), added };
}

/** Those who come without an id are given the next one after those before them that nobody else comes with. */
async function withNextIds(
  transaction: Transaction,
  rows: readonly ImportRow[],
  taken: ReadonlySet<number>,
): Promise<readonly ImportRow[]> {
  if (rows.every(({ id }) => id !== undefined)) return rows;
  let { id: next } = (await transaction.get(LAST_ID))!;
  return rows.map((row) => {
    if (row.id !== undefined) {
      next = Math.max(next, row.id);
      return row;
    }
    do next += 1;
    while (taken.has(next));
    return { ...row, id: next };
  });
}

/** Those of the ids that were somebody's who was deleted. */
export async function spentAmong(
  reader: Pick<SqlReader, 'all'>,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const rows = await reader.all(FIND_SPENT, { ids: JSON.stringify(ids) });
  return new Set(rows.map(({ id }) => id));
}

/** What is unique about users beside their id. */
function identityOf({ externalId, emailKey }: Pick<ImportRow, 'externalId' | 'emailKey'>): string {
  return JSON.stringify([externalId, emailKey]);
}

/** Why users were not added, by who has or had what is theirs. */
async function outcomesOf(
  transaction: Transaction,
  refused: readonly ImportRow[],
): Promise<ReadonlyMap<ImportRow, UserOutcome>> {
  if (refused.length === 0) return new Map();
  const ids = refused.flatMap(({ id }) => id ?? []);
  const found = await transaction.all(FIND_HOLDERS, {
    ids: JSON.stringify(ids),
    externalIds: JSON.stringify(refused.flatMap(({ externalId }) => externalId ?? [])),
    emailKeys: JSON.stringify(refused.flatMap(({ emailKey }) => emailKey ?? [])),
  });
  const holders = new Holders(found, await spentAmong(transaction, ids));
  return new Map(refused.map((row) => [row, holders.outcomeOf(row)]));
}

/** Who has, or had, what a refused user wants. */
class Holders {
  private readonly byId: ReadonlyMap<number, HolderRow>;
  private readonly byExternalId: ReadonlyMap<string | null, HolderRow>;
  private readonly emails: ReadonlySet<string | null>;

  constructor(
    holders: readonly HolderRow[],
    private readonly spent: ReadonlySet<number>,
  ) {
    this.byId = new Map(holders.map((holder) => [holder.id, holder]));
    this.byExternalId = new Map(holders.map((holder) => [holder.externalId, holder]));
    this.emails = new Set(holders.map(({ emailKey }) => emailKey));
  }

  outcomeOf({ id, externalId, emailKey }: ImportRow): UserOutcome {
    const ofExternalId = externalId === null ? undefined : this.byExternalId.get(externalId);
    if (id === undefined) {
      return externalId === null || ofExternalId !== undefined ? 'already_there' : 'email_taken';
    }
    if (this.spent.has(id)) return 'id_spent';
    const holder = this.byId.get(id);
    if (holder === undefined)
      return emailKey !== null && this.emails.has(emailKey) ? 'email_taken' : 'external_id_taken';
    const isOther = externalId !== null && holder.externalId !== null && externalId !== holder.externalId;
    return holder.emailKey !== emailKey || isOther ? 'id_taken' : 'already_there';
  }
}
