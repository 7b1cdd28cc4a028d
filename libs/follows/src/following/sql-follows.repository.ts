import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import type { Edge, FollowDirection } from './follow.js';
import type { FollowState } from './follow-state.js';
import { ADD_EDGE, REMOVE_EDGES, REMOVE_SOME, FOLLOW_STATES } from './follow.statements.js';
import { FollowsRepository, type NewEdge } from './follows.repository.js';

@Injectable()
export class SqlFollowsRepository extends FollowsRepository {
  override async add(transaction: Transaction, edges: readonly NewEdge[]): Promise<NewEdge[]> {
    const rows = edges.map(({ followerId, followeeId, createdAt }) => ({
      follower_id: followerId,
      followee_id: followeeId,
      created_at: createdAt.getTime(),
    }));
    const changes = await transaction.executeMany(ADD_EDGE, rows);
    return edges.filter((_edge, index) => changes[index]! > 0);
  }

  override async remove(transaction: Transaction, edges: readonly Edge[]): Promise<Edge[]> {
    return transaction.all(REMOVE_EDGES, { pairs: pairsOf(edges) });
  }

  override async removeSome(
    transaction: Transaction,
    userId: number,
    direction: FollowDirection,
    limit: number,
  ): Promise<number[]> {
    const rows = await transaction.all(REMOVE_SOME[direction], { userId, limit });
    return rows.map(({ id }) => id);
  }

  override async states(transaction: Transaction, edges: readonly Edge[]): Promise<FollowState[]> {
    const rows = await transaction.all(FOLLOW_STATES, { pairs: pairsOf(edges) });
    return rows.map(({ state }) => state);
  }
}

function pairsOf(edges: readonly Edge[]): string {
  return JSON.stringify(edges.map(({ followerId, followeeId }) => [followerId, followeeId]));
}
