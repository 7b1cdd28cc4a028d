import { Injectable } from '@nestjs/common';
import { countOf, runAll, type Transaction } from '@retinue/database';
import type { RowsPart, UserKey, UserRows } from '@retinue/users';
import type { EdgeOutcome } from '../following/imported-edge.js';
import type { Edge } from '../following/follow.js';
import {
  BulkFollows,
  type NewUsers,
  type NumberedEdge,
  type RefusedEdge,
} from './bulk-follows.repository.js';
import * as bulk from './bulk-follows.statements.js';
import * as staged from './staged-follows.statements.js';

@Injectable()
export class SqlBulkFollows extends BulkFollows {
  override async createStage(transaction: Transaction): Promise<void> {
    await runAll(transaction, staged.CREATE_STAGED);
  }

  override async stage(
    transaction: Transaction,
    edges: readonly NumberedEdge[],
    { ids, externalIds }: { readonly ids: readonly number[]; readonly externalIds: readonly string[] },
  ): Promise<void> {
    await transaction.load(staged.STAGE_FOLLOWS, edges.map(toRow));
    await transaction.load(
      staged.STAGE_ENDS,
      ids.map((id) => ({ user_id: id })),
    );
    await transaction.load(
      staged.STAGE_KEYS,
      externalIds.map((externalId) => ({ external_id: externalId })),
    );
  }

  override async countStaged(transaction: Transaction): Promise<number> {
    return countOf(transaction, staged.COUNT_STAGED);
  }

  override async begin(transaction: Transaction): Promise<void> {
    await runAll(transaction, [...staged.CREATE_WORKING, staged.LOOK_AT_STAGED]);
    await runAll(transaction, [staged.GATHER_ENDS, staged.GATHER_KEYS, staged.LOOK_AT_USERS]);
  }

  override async end(transaction: Transaction): Promise<void> {
    await runAll(transaction, staged.DROP_WORKING);
  }

  override async partAfter(
    transaction: Transaction,
    rows: UserRows,
    after: number,
    limit: number,
  ): Promise<RowsPart | undefined> {
    const { first, last, count } = (await transaction.get(staged.partAfter(rows), { after, limit }))!;
    return first === null || last === null ? undefined : { first, last, count };
  }

  override async gatherNewUsers(transaction: Transaction): Promise<NewUsers> {
    const { missing, deleted } = (await transaction.get(staged.COUNT_MISSING))!;
    await transaction.run(staged.LOOK_AT_MISSING);
    if (deleted > 0) await transaction.run(staged.MARK_UNWANTED);
    return {
      byIds: missing > deleted ? await transaction.run(staged.GATHER_NEW_ENDS) : 0,
      byKeys: (await this.hasKeys(transaction)) ? await transaction.run(staged.GATHER_NEW_KEYS) : 0,
    };
  }

  override async keepMade(transaction: Transaction): Promise<void> {
    await runAll(transaction, [staged.REMOVE_MADE, staged.SET_MADE]);
  }

  override async resolveKeys(transaction: Transaction): Promise<void> {
    if (await this.hasKeys(transaction)) await runAll(transaction, staged.RESOLVE_KEYS);
  }

  override async refuse(transaction: Transaction): Promise<number> {
    const around = await transaction.get(bulk.LOOK_AROUND);
    const { missing } = (await transaction.get(staged.COUNT_MISSING))!;
    await transaction.run(bulk.REFUSE_SELF);
    if (missing > 0 || (await this.hasKeys(transaction))) await transaction.run(bulk.REFUSE_UNKNOWN);
    if (around!.hasBlocks > 0) await transaction.run(bulk.REFUSE_BLOCKED);
    const count = await countOf(transaction, staged.COUNT_REFUSED);
    if (count > 0) await runAll(transaction, staged.LOOK_AT_REFUSED);
    return count;
  }

  override async overtakenRequests(transaction: Transaction, limit: number): Promise<Edge[]> {
    const around = await transaction.get(bulk.LOOK_AROUND);
    return around!.hasRequests === 0 ? [] : transaction.all(bulk.REQUESTS_OVERTAKEN, { limit });
  }

  override async gatherNew(transaction: Transaction, now: Date, refused: number): Promise<number> {
    const gather = refused > 0 ? bulk.GATHER_NEW : bulk.GATHER_NEW_OF_ALL;
    const count = await transaction.run(gather, { now: now.getTime() });
    await runAll(transaction, staged.LOOK_AT_NEW);
    return count;
  }

  override async addNew(transaction: Transaction, first: number, last: number): Promise<void> {
    await transaction.run(bulk.ADD_NEW, { first, last });
  }

  override async gatherCounts(transaction: Transaction): Promise<void> {
    await runAll(transaction, [bulk.GATHER_COUNTS, staged.LOOK_AT_COUNTS]);
  }

  override async refused(transaction: Transaction, after: number, limit: number): Promise<RefusedEdge[]> {
    const rows = await transaction.all(bulk.PAGE_OF_REFUSED, { after, limit });
    return rows.map((row) => ({ ...toEdge(row), outcome: row.outcome as EdgeOutcome }));
  }

  override async hasMoreThan(transaction: Transaction, count: number): Promise<boolean> {
    return (await transaction.get(bulk.HAS_MORE_THAN, { count }))!.more > 0;
  }

  private async hasKeys(transaction: Transaction): Promise<boolean> {
    return (await transaction.get(bulk.HAS_KEYS))!.has > 0;
  }
}

function toRow({ line, followerId, followeeId, createdAt }: NumberedEdge) {
  return {
    line,
    follower_id: typeof followerId === 'number' ? followerId : null,
    followee_id: typeof followeeId === 'number' ? followeeId : null,
    created_at: createdAt === undefined ? null : createdAt.getTime(),
    follower_key: typeof followerId === 'number' ? null : followerId.externalId,
    followee_key: typeof followeeId === 'number' ? null : followeeId.externalId,
  };
}

function toEdge(row: bulk.StagedRow): NumberedEdge {
  const keyOf = (id: number | null, key: string | null): UserKey =>
    key === null ? id! : { externalId: key };
  return {
    line: row.line,
    followerId: keyOf(row.follower_id, row.follower_key),
    followeeId: keyOf(row.followee_id, row.followee_key),
    createdAt: row.created_at === null ? undefined : new Date(row.created_at),
  };
}
