import { Injectable } from '@nestjs/common';
import { statement, type Transaction } from '@retinue/database';
import type { Edge } from '../following/follow.js';
import type { NewEdge } from '../following/follows.repository.js';
import type { IdPair } from '../relations/relation.js';
import { RelationsRepository } from '../relations/relations.repository.js';
import { FOLLOW_REQUESTS } from './follow-request.js';
import { FollowRequestsRepository } from './follow-requests.repository.js';

/** Those of followers who are being deleted go with them. */
const TAKE_OLDEST = statement<{ readonly followeeId: number; readonly limit: number }, IdPair>(`
  DELETE FROM follow_requests WHERE (follower_id, followee_id) IN (
    SELECT follower_id, followee_id FROM follow_requests
    WHERE followee_id = :followeeId AND follower_id NOT IN (SELECT id FROM deleted_users)
    ORDER BY created_at, follower_id LIMIT :limit
  ) RETURNING follower_id AS "fromId", followee_id AS "toId"`);

@Injectable()
export class SqlFollowRequestsRepository extends FollowRequestsRepository {
  constructor(private readonly relations: RelationsRepository) {
    super();
  }

  override async add(transaction: Transaction, requests: readonly NewEdge[]): Promise<Edge[]> {
    const rows = requests.map(({ createdAt, ...edge }) => ({ ...toPair(edge), createdAt, expiresAt: null }));
    return (await this.relations.add(transaction, FOLLOW_REQUESTS, rows, new Date())).map(toEdge);
  }

  override async remove(transaction: Transaction, requests: readonly Edge[]): Promise<Edge[]> {
    return (await this.relations.remove(transaction, FOLLOW_REQUESTS, requests.map(toPair))).map(toEdge);
  }

  override async takeOldest(transaction: Transaction, followeeId: number, limit: number): Promise<Edge[]> {
    return (await transaction.all(TAKE_OLDEST, { followeeId, limit })).map(toEdge);
  }
}

function toPair({ followerId, followeeId }: Edge): IdPair {
  return { fromId: followerId, toId: followeeId };
}

function toEdge({ fromId, toId }: IdPair): Edge {
  return { followerId: fromId, followeeId: toId };
}
