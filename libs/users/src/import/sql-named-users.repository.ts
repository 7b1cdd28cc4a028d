import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import type { AddedUser } from '../profile/user.js';
import type { UserType } from '../profile/user-type.js';
import { NamedUsersRepository } from './named-users.repository.js';
import * as statements from './named-users.statements.js';
import { LOCK_NEW_USERS, RESERVE_IDS } from './user-import.statements.js';
import type { ExternalUserRows, MissingRows, RowsPart, UserRows } from './user-rows.js';
import { addedIn, HAS_MORE_THAN } from './user-rows.statements.js';

@Injectable()
export class SqlNamedUsersRepository extends NamedUsersRepository {
  override async lock(transaction: Transaction): Promise<void> {
    await transaction.run(LOCK_NEW_USERS);
  }

  override async findMissing(
    transaction: Transaction,
    rows: UserRows,
    missing: MissingRows,
    part: RowsPart,
  ): Promise<void> {
    await transaction.run(statements.findMissing(rows, missing), rangeOf(part));
  }

  override async findIds(transaction: Transaction, rows: ExternalUserRows, part: RowsPart): Promise<void> {
    await transaction.run(statements.findIds(rows), rangeOf(part));
  }

  override async hasMoreThan(transaction: Transaction, count: number): Promise<boolean> {
    return (await transaction.get(HAS_MORE_THAN, { count }))!.more > 0;
  }

  override async removeWithTakenEmails(transaction: Transaction, rows: UserRows): Promise<void> {
    await transaction.run(statements.removeWithTakenEmails(rows));
  }

  override async addWithIds(
    transaction: Transaction,
    rows: UserRows,
    part: RowsPart,
    { type, now, largest }: { readonly type: UserType; readonly now: Date; readonly largest: number },
  ): Promise<number> {
    const given = { ...rangeOf(part), type, now: now.getTime(), largest };
    const made = await transaction.run(statements.addWithIds(rows), given);
    await transaction.run(RESERVE_IDS);
    if (made < part.count) await transaction.run(statements.removeMissing(rows), rangeOf(part));
    return made;
  }

  override async addWithExternalIds(
    transaction: Transaction,
    rows: ExternalUserRows,
    part: RowsPart,
    { type, now }: { readonly type: UserType; readonly now: Date },
  ): Promise<number> {
    const given = { ...rangeOf(part), type, now: now.getTime() };
    const made = await transaction.run(statements.addWithExternalIds(rows), given);
    await this.findIds(transaction, rows, part);
    if (made < part.count) await transaction.run(statements.removeMissing(rows), rangeOf(part));
    return made;
  }

  override async added(transaction: Transaction, rows: UserRows, part: RowsPart): Promise<AddedUser[]> {
    return transaction.all(addedIn(rows), rangeOf(part));
  }
}

function rangeOf({ first, last }: RowsPart): { readonly first: number; readonly last: number } {
  return { first, last };
}
