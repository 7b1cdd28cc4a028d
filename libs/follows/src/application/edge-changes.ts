import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { type CounterChange, UserCounters } from '@retinue/users';
import type { Edge } from '../domain/follow.js';
import { type FollowEvent, FollowEventLog } from '../domain/follow-event.js';
import { FollowsRepository, type NewEdge } from '../domain/follows.repository.js';

/**
 * Changes edges with all that must change along: both counts, and the log. Every change of an edge comes
 * through here, but for the repair of edges whose user is missing.
 */
@Injectable()
export class EdgeChanges {
  constructor(
    private readonly follows: FollowsRepository,
    private readonly counters: UserCounters,
    private readonly log: FollowEventLog,
  ) {}

  /** @returns the edges that were not there before */
  async add(transaction: Transaction, edges: readonly NewEdge[], at: Date): Promise<Edge[]> {
    const added = await this.follows.add(transaction, edges);
    await this.record(
      transaction,
      added,
      1,
      added.map(({ followerId, followeeId }) => ({
        type: 'follow',
        actorId: followerId,
        subjectId: followeeId,
      })),
      at,
    );
    return added;
  }

  /** @returns whether the edge was there */
  async remove(transaction: Transaction, edge: Edge, at: Date): Promise<boolean> {
    const removed = await this.follows.remove(transaction, edge);
    if (removed) {
      const event: FollowEvent = { type: 'unfollow', actorId: edge.followerId, subjectId: edge.followeeId };
      await this.record(transaction, [edge], -1, [event], at);
    }
    return removed;
  }

  /**
   * Removes up to `limit` edges of a user, in whichever direction there are some.
   *
   * @returns how many were removed; 0 when the user has no edge left
   */
  async removeSome(transaction: Transaction, userId: number, limit: number, at: Date): Promise<number> {
    const followees = await this.follows.removeSome(transaction, userId, 'following', limit);
    const followers = await this.follows.removeSome(
      transaction,
      userId,
      'followers',
      limit - followees.length,
    );
    await this.record(
      transaction,
      [
        ...followees.map((followeeId) => ({ followerId: userId, followeeId })),
        ...followers.map((followerId) => ({ followerId, followeeId: userId })),
      ],
      -1,
      [
        ...followees.map((id): FollowEvent => ({ type: 'unfollow', actorId: userId, subjectId: id })),
        ...followers.map((id): FollowEvent => ({ type: 'remove_follower', actorId: userId, subjectId: id })),
      ],
      at,
    );
    return followees.length + followers.length;
  }

  private async record(
    transaction: Transaction,
    changed: readonly Edge[],
    by: 1 | -1,
    events: readonly FollowEvent[],
    at: Date,
  ): Promise<void> {
    if (changed.length === 0) return;
    await this.counters.add(transaction, sumChanges(changed, by));
    await this.log.append(transaction, events, at);
  }
}

/** Each user once, however many of the edges it is in. */
function sumChanges(edges: readonly Edge[], by: 1 | -1): CounterChange[] {
  const sums = new Map<number, { followers: number; following: number }>();
  const sumOf = (userId: number): { followers: number; following: number } => {
    let sum = sums.get(userId);
    if (sum === undefined) sums.set(userId, (sum = { followers: 0, following: 0 }));
    return sum;
  };
  for (const { followerId, followeeId } of edges) {
    sumOf(followerId).following += by;
    sumOf(followeeId).followers += by;
  }
  return [...sums].map(([userId, sum]) => ({ userId, ...sum }));
}
