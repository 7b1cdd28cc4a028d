import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { type CounterChange, UserCounters } from '@retinue/users';
import type { LoggedCaller } from '@retinue/access';
import { type Edge, type EdgeChange, keyOfEdge } from './follow.js';
import { EventLog } from '../events/event-log.js';
import { type FollowEventType } from '../events/edge-kinds.js';
import { eventOf, type FollowEvent } from '../history/follow-event.js';
import { FollowsRepository, type NewEdge } from './follows.repository.js';

/**
 * Changes edges with all that must change along: both counts, and the log. Every change of an edge comes
 * through here, but for repairs, which don't trust the counts.
 */
@Injectable()
export class EdgeChanges {
  constructor(
    private readonly follows: FollowsRepository,
    private readonly counters: UserCounters,
    private readonly log: EventLog,
  ) {}

  /**
   * @param type what made them, for the log
   * @returns the edges that were not there before
   */
  async add(
    transaction: Transaction,
    edges: readonly NewEdge[],
    type: FollowEventType,
    at: Date,
  ): Promise<Edge[]> {
    if (edges.length === 0) return [];
    const added = await this.follows.add(transaction, edges);
    await this.record(
      transaction,
      added,
      1,
      added.map((edge) => eventOf(type, edge)),
      at,
    );
    return added;
  }

  /**
   * @param type what ended them, for the log
   * @returns the edges that were there
   */
  async remove(
    transaction: Transaction,
    edges: readonly EdgeChange[],
    type: FollowEventType,
    at: Date,
  ): Promise<Edge[]> {
    if (edges.length === 0) return [];
    const removed = await this.follows.remove(transaction, edges);
    await this.record(
      transaction,
      removed,
      -1,
      withCallers(removed, edges).map((edge) => eventOf(type, edge)),
      at,
    );
    return removed;
  }

  /**
   * Removes up to `limit` edges of a user who leaves, in whichever direction there are some.
   *
   * @param caller who asked for the deletion
   * @returns how many were removed; fewer than `limit` when the user has no edge left
   */
  async removeSome(
    transaction: Transaction,
    userId: number,
    limit: number,
    at: Date,
    caller?: LoggedCaller,
  ): Promise<number> {
    const followees = await this.follows.removeSome(transaction, userId, 'following', limit);
    const followers = await this.follows.removeSome(
      transaction,
      userId,
      'followers',
      limit - followees.length,
    );
    const forth = followees.map((followeeId) => ({ followerId: userId, followeeId, caller }));
    const back = followers.map((followerId) => ({ followerId, followeeId: userId, caller }));
    const events = [
      ...forth.map((edge) => eventOf('leave_followee', edge)),
      ...back.map((edge) => eventOf('leave_follower', edge)),
    ];
    if (events.length === 0) return 0;
    // The user's own counts go with it, right or wrong.
    const changes = sumChanges([...forth, ...back], -1).filter((change) => change.userId !== userId);
    await this.counters.add(transaction, changes);
    await this.log.append(transaction, events, at);
    return events.length;
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

/** The removed edges, each with who asked for it: a database knows nothing of that. */
function withCallers(removed: readonly Edge[], asked: readonly EdgeChange[]): readonly EdgeChange[] {
  const [first] = asked;
  if (asked.every(({ caller }) => caller === first?.caller))
    return first?.caller === undefined ? removed : removed.map((edge) => ({ ...edge, caller: first.caller }));
  const callers = new Map(asked.map((edge) => [keyOfEdge(edge), edge.caller]));
  return removed.map((edge) => ({ ...edge, caller: callers.get(keyOfEdge(edge)) }));
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
