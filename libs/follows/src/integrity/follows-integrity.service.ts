import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork, type WriteOptions } from '@retinue/database';
import { type FoundUsers, UserCounters, UserDirectory } from '@retinue/users';
import { type Edge, FOLLOWS } from '../following/follow.js';
import { FollowClock } from '../following/follow-clock.js';
import { EventLog } from '../events/event-log.js';
import { type FollowEventType } from '../events/edge-kinds.js';
import { eventOf } from '../history/follow-event.js';
import { FOLLOW_REQUESTS } from '../requests/follow-request.js';
import { RequestChanges } from '../requests/request-changes.service.js';
import { isPlain } from '../relations/relations.js';
import { RelationsRepository } from '../relations/relations.repository.js';
import {
  type CountDrift,
  type Flaw,
  type FlawedPair,
  FollowsAudit,
  type FollowsFindings,
} from './follows-audit.js';
import { FollowsRepository } from '../following/follows.repository.js';

/** Proves that what is between users keeps the rules and that counts equal edges, and mends what doesn't. */
@Injectable()
export class FollowsIntegrityService implements FollowsFindings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: FollowsAudit,
    private readonly follows: FollowsRepository,
    private readonly requests: RequestChanges,
    private readonly relations: RelationsRepository,
    private readonly users: UserDirectory,
    private readonly counters: UserCounters,
    private readonly log: EventLog,
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
  async repairPairs(pairs: readonly FlawedPair[], options?: WriteOptions): Promise<void> {
    const flaws = new Set(pairs.map(({ flaw }) => flaw));
    await this.unitOfWork.write(async (transaction) => {
      // Locks them, so that nothing else changes between them, and the history by time is as things happened.
      const known = await this.users.find(
        [...new Set(pairs.flatMap(({ fromId, toId }) => [fromId, toId]))],
        transaction,
      );
      for (const flaw of flaws) {
        await this.repair(
          transaction,
          flaw,
          pairs.filter((pair) => pair.flaw === flaw),
          known,
        );
      }
    }, options);
  }

  private async repair(
    transaction: Transaction,
    { relation, name }: Flaw,
    pairs: readonly FlawedPair[],
    known: FoundUsers,
  ): Promise<void> {
    const edges = pairs.map(({ fromId, toId }) => ({ followerId: fromId, followeeId: toId }));
    if (relation === FOLLOWS) await this.endFlawedFollows(transaction, name, edges, known);
    else if (relation === FOLLOW_REQUESTS && name === 'to_public')
      await this.acceptRequests(transaction, edges);
    else if (isPlain(relation)) await this.relations.remove(transaction, relation, pairs);
  }

  private async endFlawedFollows(
    transaction: Transaction,
    flaw: string,
    edges: readonly Edge[],
    known: FoundUsers,
  ): Promise<void> {
    if (flaw === 'of_nobody') return this.endFollowsOfNobody(transaction, edges, known);
    return this.endFollows(transaction, edges, flaw === 'of_blocker' ? 'block_followee' : 'block_follower');
  }

  /** Counts again, in one transaction with setting the result, so that follows made meanwhile are in it. */
  async repairCounts(drifts: readonly CountDrift[], options?: WriteOptions): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      const userIds = drifts.map(({ userId }) => userId);
      await this.counters.set(transaction, await this.audit.recount(transaction, userIds));
    }, options);
  }

  /** Whoever is missing is the one who left. */
  private async endFollowsOfNobody(
    transaction: Transaction,
    edges: readonly Edge[],
    known: FoundUsers,
  ): Promise<void> {
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
    const removed = await this.requests.remove(transaction, edges, 'accept_request', at);
    const accepted = removed.map((edge) => ({ ...edge, createdAt: at }));
    const added = await this.follows.add(transaction, accepted);
    const events = added.map((edge) => eventOf('accept_follower', edge));
    await this.log.append(transaction, events, at);
  }
}
