import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import type { FoundUsers } from '@retinue/users';
import type { EdgeChange } from './follow.js';
import { FollowClock } from './follow-clock.js';
import { FollowAllowances } from '../limits/follow-allowances.service.js';
import { FollowPlan, type OperationResult, type PlannedOperation } from './follow-plan.js';
import { FollowPolicy } from './follow.policy.js';
import type { FollowAllowance } from '../limits/follow-allowance.js';
import { RequestChanges } from '../requests/request-changes.service.js';
import { BeforeChangeHandlers } from '../handlers/before-change-handlers.js';
import { FollowsRepository, type NewEdge } from './follows.repository.js';
import { EdgeChanges } from './edge-changes.service.js';

/** Plans follows and unfollows, one or many, and carries the plan out. */
@Injectable()
export class FollowOperations {
  constructor(
    private readonly follows: FollowsRepository,
    private readonly requests: RequestChanges,
    private readonly edges: EdgeChanges,
    private readonly clock: FollowClock,
    private readonly policy: FollowPolicy,
    private readonly allowances: FollowAllowances,
    private readonly handlers: BeforeChangeHandlers,
  ) {}

  /**
   * Does what the rules and the application's handlers let it, in order; a refused operation harms no other.
   *
   * @param users those of the operations, locked
   * @returns a result for each operation, in order
   */
  async apply(
    transaction: Transaction,
    operations: readonly PlannedOperation[],
    users: FoundUsers,
  ): Promise<readonly OperationResult[]> {
    if (this.handlers.areNone) return this.doAll(transaction, operations, users);
    return this.handlers.sortOut<PlannedOperation, OperationResult>(
      transaction,
      operations,
      async (part, some) => this.doAll(part, some, users),
      (_operation, refusal) => ({ refusal }),
    );
  }

  private async doAll(
    transaction: Transaction,
    operations: readonly PlannedOperation[],
    users: FoundUsers,
  ): Promise<OperationResult[]> {
    const { plan, allowance } = await this.plan(transaction, operations, users);
    const results = operations.map((operation) => plan.take(operation));
    const at = this.clock.stamp(transaction);
    const stamped = (edges: readonly EdgeChange[]): NewEdge[] =>
      edges.map(({ followerId, followeeId, caller }) => ({ followerId, followeeId, createdAt: at, caller }));
    const { withdrawnRequests, followedRequests, endedFollows, newFollows, newRequests } = plan.changes();
    await this.requests.remove(transaction, withdrawnRequests, 'withdraw_request', at);
    await this.requests.remove(transaction, followedRequests, 'follow_request', at);
    const edges = {
      ended: [{ edges: endedFollows, type: 'unfollow' }],
      made: { edges: stamped(newFollows), type: 'follow' },
    } as const;
    await this.edges.change(transaction, edges, at);
    await this.requests.add(transaction, stamped(newRequests), 'request', at);
    if (allowance !== undefined) await this.allowances.record(transaction, allowance, at);
    return results;
  }

  /** What {@link apply} would come to, as the transaction sees things; changes nothing. */
  async predict(
    transaction: Transaction,
    operations: readonly PlannedOperation[],
    users: FoundUsers,
  ): Promise<OperationResult[]> {
    const { plan } = await this.plan(transaction, operations, users);
    return operations.map((operation) => plan.take(operation));
  }

  private async plan(
    transaction: Transaction,
    operations: readonly PlannedOperation[],
    users: FoundUsers,
  ): Promise<{ plan: FollowPlan; allowance: FollowAllowance | undefined }> {
    const states = await this.follows.states(transaction, operations);
    const edges = operations.map((operation, index) => [operation, states[index]!] as const);
    // Without limits nothing more is asked, and nothing waited for.
    const allowance = this.allowances.areLimited
      ? await this.allowances.of(transaction, operations)
      : undefined;
    return { plan: new FollowPlan(this.policy, users, edges, allowance), allowance };
  }
}
