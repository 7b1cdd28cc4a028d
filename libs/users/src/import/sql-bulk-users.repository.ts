import { Injectable } from '@nestjs/common';
import { countOf, runAll, type Transaction } from '@retinue/database';
import type { AddedUser } from '../profile/user.js';
import {
  BulkUsers,
  type ContestedUsers,
  NEW_USERS,
  type RefusedUser,
  type StagedUser,
} from './bulk-users.repository.js';
import { columnOf, IMPORTED_FIELDS, toImportRow } from './imported-user.mapper.js';
import type { UserRefusal } from './imported-user.js';
import { addUsers } from './sql-add-users.js';
import * as staged from './staged-users.statements.js';
import { LAST_ID, LOCK_NEW_USERS, RESERVE_IDS, RESERVE_UP_TO } from './user-import.statements.js';
import type { RowsPart } from './user-rows.js';
import { addCounters, addedIn, HAS_MORE_THAN } from './user-rows.statements.js';

const COLUMN_OF_FIELD = IMPORTED_FIELDS.map((field) => [field, columnOf(field)] as const);

@Injectable()
export class SqlBulkUsers extends BulkUsers {
  override async createStage(transaction: Transaction): Promise<void> {
    await runAll(transaction, staged.CREATE_STAGED);
  }

  override async stage(transaction: Transaction, users: readonly StagedUser[]): Promise<void> {
    await transaction.load(staged.STAGE_USERS, users.map(toColumns));
  }

  override async refuse(transaction: Transaction, users: readonly RefusedUser[]): Promise<void> {
    const rows = users.map(({ line, id, refusal }) => ({
      line,
      id: id ?? null,
      outcome: refusal.outcome,
      reason: 'reason' in refusal ? refusal.reason : null,
    }));
    await transaction.load(staged.STAGE_REFUSED, rows);
  }

  override async begin(transaction: Transaction): Promise<void> {
    await runAll(transaction, [LOCK_NEW_USERS, ...staged.CREATE_WORKING, staged.LOOK_AT_STAGED]);
    const { staged: count, withId, largest } = (await transaction.get(staged.COUNT_STAGED))!;
    if (largest === null || withId === count) return;
    for (const statement of RESERVE_UP_TO) await transaction.run(statement, { largest });
  }

  override async end(transaction: Transaction): Promise<void> {
    await runAll(transaction, staged.DROP_WORKING);
  }

  override async findContested(transaction: Transaction): Promise<number> {
    await runAll(transaction, [...staged.FIND_CONTESTED, staged.LOOK_AT_CONTESTED]);
    await runAll(transaction, [staged.GATHER_CONTESTED, staged.LOOK_AT_CONTESTED, staged.MARK_THERE]);
    return countOf(transaction, staged.COUNT_CONTESTED);
  }

  override async addContested(
    transaction: Transaction,
    after: number,
    limit: number,
  ): Promise<ContestedUsers | undefined> {
    const page = await transaction.all(staged.PAGE_OF_CONTESTED, { after, limit });
    if (page.length === 0) return undefined;
    const rows = page.map((row) => ({ ...row, id: row.id ?? undefined }));
    const { outcomes, added } = await addUsers(transaction, rows);
    const refused = rows.flatMap(({ line, id }, index) => {
      const outcome = outcomes[index]!;
      return outcome === 'added' || outcome === 'already_there' ? [] : [{ line, id, refusal: { outcome } }];
    });
    await this.refuse(transaction, refused);
    return { last: rows.at(-1)!.line, count: rows.length, added };
  }

  override async gatherNew(transaction: Transaction): Promise<number> {
    await transaction.run(staged.GATHER_WITH_IDS);
    const { id: lastId } = (await transaction.get(LAST_ID))!;
    await transaction.run(staged.GATHER_WITHOUT_IDS, { lastId });
    await transaction.run(staged.LOOK_AT_NEW);
    return countOf(transaction, staged.COUNT_NEW);
  }

  override async addNew(transaction: Transaction, { first, last }: RowsPart): Promise<void> {
    await transaction.run(staged.ADD_NEW, { first, last });
    await transaction.run(RESERVE_IDS);
    await transaction.run(addCounters(NEW_USERS), { first, last });
  }

  override async added(transaction: Transaction, { first, last }: RowsPart): Promise<AddedUser[]> {
    return transaction.all(addedIn(NEW_USERS), { first, last });
  }

  override async countStaged(transaction: Transaction): Promise<number> {
    return (await transaction.get(staged.COUNT_STAGED))!.staged;
  }

  override async countRefused(transaction: Transaction): Promise<number> {
    return countOf(transaction, staged.COUNT_REFUSED);
  }

  override async refused(transaction: Transaction, after: number, limit: number): Promise<RefusedUser[]> {
    const rows = await transaction.all(staged.PAGE_OF_REFUSED, { after, limit });
    return rows.map(({ line, id, outcome, reason }) => ({
      line,
      id: id ?? undefined,
      refusal: (reason === null ? { outcome } : { outcome, reason }) as UserRefusal,
    }));
  }

  override async hasMoreThan(transaction: Transaction, count: number): Promise<boolean> {
    return (await transaction.get(HAS_MORE_THAN, { count }))!.more > 0;
  }
}

function toColumns({ line, user }: StagedUser): Record<string, string | number | null> {
  const row = toImportRow(user);
  const columns: Record<string, string | number | null> = { line };
  for (const [field, column] of COLUMN_OF_FIELD) columns[column] = row[field] ?? null;
  return columns;
}
