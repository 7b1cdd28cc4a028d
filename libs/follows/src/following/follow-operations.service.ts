import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { UserDirectory } from '@retinue/users';
import type { Edge } from './follow.js';
import { FollowClock } from './follow-clock.js';
import { type FollowOperation, FollowPlan, type OperationResult } from './follow-plan.js';
import { FollowPolicy } from './follow.policy.js';
import { FollowRequestsRepository } from '../requests/follow-requests.repository.js';
import { FollowsRepository, type NewEdge } from './follows.repository.js';
import { EdgeChanges } from './edge-changes.service.js';

/** Plans follows and unfollows, one or many, and carries the plan out. */
@Injectable()
export class FollowOperations {
  constructor(
    private readonly users: UserDirectory,
    private readonly follows: FollowsRepository,
    private readonly requests: FollowRequestsRepository,
    private readonly edges: EdgeChanges,
    private readonly clock: FollowClock,
    private readonly policy: FollowPolicy,
  ) {}

  /**
   * Does what the rules let it, in order; a refused operation harms no other.
   *
   * @returns a result for each operation, in order
   */
  async apply(transaction: Transaction, operations: readonly FollowOperation[]): Promise<OperationResult[]> {
    const plan = await this.plan(transaction, operations);
    const results = operations.map((operation) => plan.take(operation));
    const at = this.clock.stamp(transaction);
    const stamped = (edges: readonly Edge[]): NewEdge[] =>
      edges.map(({ followerId, followeeId }) => ({ followerId, followeeId, createdAt: at }));
    const { endedRequests, endedFollows, newFollows, newRequests } = plan.changes();
    if (endedRequests.length > 0) await this.requests.remove(transaction, endedRequests);
    await this.edges.remove(transaction, endedFollows, 'unfollow', at);
    await this.edges.add(transaction, stamped(newFollows), 'follow', at);
    if (newRequests.length > 0) await this.requests.add(transaction, stamped(newRequests));
    return results;
  }

  /** What {@link apply} would come to, as the transaction sees things; changes nothing. */
  async predict(
    transaction: Transaction,
    operations: readonly FollowOperation[],
  ): Promise<OperationResult[]> {
    const plan = await this.plan(transaction, operations);
    return operations.map((operation) => plan.take(operation));
  }

  private async plan(transaction: Transaction, operations: readonly FollowOperation[]): Promise<FollowPlan> {
    const ids = new Set(operations.flatMap(({ followerId, followeeId }) => [followerId, followeeId]));
    const users = await this.users.find([...ids], transaction);
    const states = await this.follows.states(transaction, operations);
    return new FollowPlan(
      this.policy,
      users,
      operations.map((operation, index) => [operation, states[index]!] as const),
    );
  }
}
