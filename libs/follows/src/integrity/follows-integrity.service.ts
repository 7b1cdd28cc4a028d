import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '@retinue/database';
import { UserCounters, UserDirectory } from '@retinue/users';
import { BlocksRepository } from '../blocks/blocks.repository.js';
import type { Edge } from '../following/follow.js';
import { FollowClock } from '../following/follow-clock.js';
import { eventOf, FollowEventLog, type FollowEventType } from '../history/follow-event.js';
import { FollowRequestsRepository } from '../requests/follow-requests.repository.js';
import { type CountDrift, type FlawedPair, FollowsAudit, type PairFlaw } from './follows-audit.js';
import { FollowsRepository } from '../following/follows.repository.js';
import { MutesRepository } from '../mutes/mutes.repository.js';

/** Proves that what is between users keeps the rules and that counts equal edges, and mends what doesn't. */
@Injectable()
export class FollowsIntegrityService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: FollowsAudit,
    private readonly follows: FollowsRepository,
    private readonly requests: FollowRequestsRepository,
    private readonly blocks: BlocksRepository,
    private readonly mutes: MutesRepository,
    private readonly users: UserDirectory,
    private readonly counters: UserCounters,
    private readonly log: FollowEventLog,
    private readonly clock: FollowClock,
  ) {}

  /** Pairs with something between them that must not be, in chunks. */
  flawedPairs(): AsyncIterable<FlawedPair[]> {
    return this.audit.flawedPairs();
  }

  /** Users whose counts differ from their edges, in chunks. */
  driftingCounts(): AsyncIterable<CountDrift[]> {
    return this.audit.driftingCounts();
  }

  /**
   * Removes the rows that must not be; a request to a public user becomes the follow it would have been. The counts
   * are {@link repairCounts}'s to mend, afterwards: they may be wrong as they are.
   */
  async repairPairs(pairs: readonly FlawedPair[]): Promise<void> {
    const flaws = new Set(pairs.map(({ flaw }) => flaw));
    await this.unitOfWork.write(async (transaction) => {
      for (const flaw of flaws) {
        await this.repair(
          transaction,
          flaw,
          pairs.filter((pair) => pair.flaw === flaw),
        );
      }
    });
  }

  private async repair(
    transaction: Transaction,
    flaw: PairFlaw,
    pairs: readonly FlawedPair[],
  ): Promise<void> {
    const edges = pairs.map(({ fromId, toId }) => ({ followerId: fromId, followeeId: toId }));
    switch (flaw) {
      case 'follow_of_nobody':
        return this.endFollowsOfNobody(transaction, edges);
      case 'follow_of_blocker':
        return this.endFollows(transaction, edges, 'block_followee');
      case 'follow_of_blocked':
        return this.endFollows(transaction, edges, 'block_follower');
      case 'request_of_nobody':
      case 'request_across_block':
      case 'request_beside_follow':
        await this.requests.remove(transaction, edges);
        return;
      case 'request_to_public':
        return this.acceptRequests(transaction, edges);
      case 'block_of_nobody':
        await this.blocks.remove(
          transaction,
          pairs.map(({ fromId, toId }) => ({ blockerId: fromId, blockedId: toId })),
        );
        return;
      case 'mute_of_nobody':
        for (const { fromId, toId } of pairs) {
          await this.mutes.remove(transaction, { muterId: fromId, mutedId: toId });
        }
    }
  }

  /** Counts again, in one transaction with setting the result, so that follows made meanwhile are in it. */
  async repairCounts(drifts: readonly CountDrift[]): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      const userIds = drifts.map(({ userId }) => userId);
      await this.counters.set(transaction, await this.audit.recount(transaction, userIds));
    });
  }

  /** Whoever is missing is the one who left. */
  private async endFollowsOfNobody(transaction: Transaction, edges: readonly Edge[]): Promise<void> {
    const followees = edges.map(({ followeeId }) => followeeId);
    const known = await this.users.find(followees, transaction);
    const isThere = ({ followeeId }: Edge): boolean => known.has(followeeId);
    await this.endFollows(transaction, edges.filter(isThere), 'leave_followee');
    await this.endFollows(
      transaction,
      edges.filter((edge) => !isThere(edge)),
      'leave_follower',
    );
  }

  private async endFollows(
    transaction: Transaction,
    edges: readonly Edge[],
    type: FollowEventType,
  ): Promise<void> {
    const removed = await this.follows.remove(transaction, edges);
    const events = removed.map((edge) => eventOf(type, edge));
    await this.log.append(transaction, events, this.clock.stamp(transaction));
  }

  private async acceptRequests(transaction: Transaction, edges: readonly Edge[]): Promise<void> {
    const at = this.clock.stamp(transaction);
    const accepted = (await this.requests.remove(transaction, edges)).map((edge) => ({
      ...edge,
      createdAt: at,
    }));
    const added = await this.follows.add(transaction, accepted);
    const events = added.map((edge) => eventOf('accept_follower', edge));
    await this.log.append(transaction, events, at);
  }
}
