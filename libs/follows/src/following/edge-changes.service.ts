import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { type CounterChange, UserCounters } from '@retinue/users';
import type { LoggedCaller } from '@retinue/access';
import { type Edge, type EdgeChange, keyOfEdge } from './follow.js';
import { FollowClock } from './follow-clock.js';
import { EventLog } from '../events/event-log.js';
import { type FollowEventType } from '../events/edge-kinds.js';
import { eventOf, type FollowEvent } from '../history/follow-event.js';
import { FollowsRepository, type NewEdge } from './follows.repository.js';

/** Edges, and what ended or made them, for the log. */
interface TypedEdges<Change> {
  readonly edges: readonly Change[];
  readonly type: FollowEventType;
}

/** Edges that go, and edges that come. */
export interface EdgesToChange {
  readonly ended?: readonly TypedEdges<EdgeChange>[];
  readonly made?: TypedEdges<NewEdge>;
}

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
    private readonly clock: FollowClock,
  ) {}

  /**
   * The time for changes of edges between these users. Their counts are locked first, since the history by time is to be as the
   * counts changed. Who has locked the users themselves asks the clock for it.
   */
  async stamp(transaction: Transaction, userIds: readonly number[]): Promise<Date> {
    await this.counters.lock(transaction, userIds);
    return this.clock.stamp(transaction);
  }

  /**
   * @param type what made them, for the log
   * @returns the edges that were not there before
   */
  async add(
    transaction: Transaction,
    edges: readonly NewEdge[],
    type: FollowEventType,
    at: Date,
  ): Promise<readonly Edge[]> {
    return (await this.change(transaction, { made: { edges, type } }, at)).made;
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
  ): Promise<readonly Edge[]> {
    return (await this.change(transaction, { ended: [{ edges, type }] }, at)).ended;
  }

  /**
   * Ends edges, then makes others. Counts change once for all of it: they are locked in the order of ids, and whoever locked some,
   * then others, could wait for somebody who waits for them.
   *
   * @returns the edges that were there, and those that were not
   */
  async change(
    transaction: Transaction,
    { ended = [], made }: EdgesToChange,
    at: Date,
  ): Promise<{ readonly ended: readonly Edge[]; readonly made: readonly Edge[] }> {
    const [removed, events] = [[] as Edge[], [] as FollowEvent[]];
    for (const { edges, type } of ended) {
      if (edges.length === 0) continue;
      const were = await this.follows.remove(transaction, edges);
      removed.push(...were);
      events.push(...withCallers(were, edges).map((edge) => eventOf(type, edge)));
    }
    const added: readonly Edge[] =
      made === undefined || made.edges.length === 0 ? [] : await this.follows.add(transaction, made.edges);
    events.push(...added.map((edge) => eventOf(made!.type, edge)));
    if (events.length > 0) {
      await this.counters.add(transaction, sumChanges(removed, added));
      await this.log.append(transaction, events, at);
    }
    return { ended: removed, made: added };
  }

  /**
   * Removes up to `limit` edges of a user who leaves, in whichever direction there are some.
   *
   * @param caller who asked for the deletion
   * @returns how many were removed; 0 when the user has no edge left
   */
  async removeSome(
    transaction: Transaction,
    userId: number,
    limit: number,
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
    const changes = sumChanges([...forth, ...back], []).filter((change) => change.userId !== userId);
    await this.counters.add(transaction, changes);
    // After the counts are locked, as in `stamp`.
    await this.log.append(transaction, events, this.clock.stamp(transaction));
    return events.length;
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

/** Each user whose counts change once, however many of the edges they are in. */
function sumChanges(ended: readonly Edge[], made: readonly Edge[]): CounterChange[] {
  const sums = new Map<number, { followers: number; following: number }>();
  const sumOf = (userId: number): { followers: number; following: number } => {
    let sum = sums.get(userId);
    if (sum === undefined) sums.set(userId, (sum = { followers: 0, following: 0 }));
    return sum;
  };
  for (const [edges, by] of [
    [ended, -1],
    [made, 1],
  ] as const) {
    for (const { followerId, followeeId } of edges) {
      sumOf(followerId).following += by;
      sumOf(followeeId).followers += by;
    }
  }
  return [...sums].map(([userId, sum]) => ({ userId, ...sum }));
}
