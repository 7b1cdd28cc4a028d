import { Injectable } from '@nestjs/common';
import type { PageRequest, PreparedPage } from '@retinue/common';
import { SqlReader, SqlStreamer, statement, type Transaction } from '@retinue/database';
import type { Edge } from '../following/follow.js';
import { type FollowRequestItem, FollowRequestsRepository } from './follow-requests.repository.js';
import type { NewEdge } from '../following/follows.repository.js';
import type { IdPair } from '../relations/pair-table.statements.js';
import { PairTable } from '../relations/sql-pair-table.js';

/** Those of followers who are being deleted go with them. */
const TAKE_OLDEST = statement<{ readonly followeeId: number; readonly limit: number }, IdPair>(`
  DELETE FROM follow_requests WHERE (follower_id, followee_id) IN (
    SELECT follower_id, followee_id FROM follow_requests
    WHERE followee_id = :followeeId AND follower_id NOT IN (SELECT id FROM deleted_users)
    ORDER BY created_at, follower_id LIMIT :limit
  ) RETURNING follower_id AS "fromId", followee_id AS "toId"`);

@Injectable()
export class SqlFollowRequestsRepository extends FollowRequestsRepository {
  private readonly table: PairTable;

  constructor(reader: SqlReader, streamer: SqlStreamer) {
    super();
    this.table = new PairTable(
      {
        name: 'follow_requests',
        from: 'follower_id',
        to: 'followee_id',
        listed: 'from',
        since: 'requestedAt',
      },
      reader,
      streamer,
    );
  }

  override async add(transaction: Transaction, requests: readonly NewEdge[]): Promise<Edge[]> {
    const pairs = requests.map(({ createdAt, ...edge }) => ({ ...toPair(edge), at: createdAt }));
    return (await this.table.add(transaction, pairs)).map(toEdge);
  }

  override async remove(transaction: Transaction, requests: readonly Edge[]): Promise<Edge[]> {
    return (await this.table.remove(transaction, requests.map(toPair))).map(toEdge);
  }

  override async removeSome(transaction: Transaction, userId: number, limit: number): Promise<number> {
    return this.table.removeSome(transaction, userId, limit);
  }

  override async takeOldest(transaction: Transaction, followeeId: number, limit: number): Promise<Edge[]> {
    return (await transaction.all(TAKE_OLDEST, { followeeId, limit })).map(toEdge);
  }

  override async list(followeeId: number, page: PageRequest): Promise<PreparedPage<FollowRequestItem>> {
    return this.table.list(followeeId, page);
  }

  override async *all(): AsyncIterable<NewEdge[]> {
    for await (const rows of this.table.all()) {
      yield rows.map((row) => ({ ...toEdge(row), createdAt: new Date(row.created_at) }));
    }
  }
}

function toPair({ followerId, followeeId }: Edge): IdPair {
  return { fromId: followerId, toId: followeeId };
}

function toEdge({ fromId, toId }: IdPair): Edge {
  return { followerId: fromId, followeeId: toId };
}
