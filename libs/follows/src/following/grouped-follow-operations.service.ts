import { Injectable } from '@nestjs/common';
import type { GroupedWork, Transaction, UnitOutcome } from '@retinue/database';
import { type FoundUsers, UserDirectory } from '@retinue/users';
import type { AskedOperation, PlannedOperation } from './follow-plan.js';
import type { FollowOutcome, UnfollowOutcome } from './follow-state.js';
import { RelationshipsRepository } from '../relationships/relationships.repository.js';
import type { Relationship } from '../relationships/relationship.js';
import { FollowOperations } from './follow-operations.service.js';
import { independentRuns } from './independent-runs.js';
import { isByExternalId, tryToPlan } from './planned-operations.js';

/** What an operation came to; after a follow, also what is between the two now, seen from the follower. */
export interface GroupedOperationResult {
  readonly outcome: FollowOutcome | UnfollowOutcome;
  readonly relationship: Relationship | undefined;
}

/**
 * The follows and unfollows of many clients, done together: one plan and one statement of each kind for all of a run,
 * where one each would cost most of the time of a follow. See docs/decisions/0018-follows-share-a-plan.md.
 */
@Injectable()
export class GroupedFollowOperations {
  constructor(
    private readonly operations: FollowOperations,
    private readonly relationshipsRepository: RelationshipsRepository,
    private readonly users: UserDirectory,
  ) {}

  /** For `UnitOfWork.writeGrouped`; one function, by which the queue knows what it may put together. */
  readonly work: GroupedWork<AskedOperation, GroupedOperationResult> = async (transaction, operations) => {
    const keys = new Set(operations.flatMap(({ followerId, followeeId }) => [followerId, followeeId]));
    // Of all runs at once: whoever locked some, then others, could wait for somebody who waits for them.
    const users = await this.users.find([...keys], transaction);
    if (operations.some(isByExternalId)) return this.doByExternalIds(transaction, operations, users);
    return this.doAll(transaction, operations as readonly PlannedOperation[], users);
  };

  private async doByExternalIds(
    transaction: Transaction,
    operations: readonly AskedOperation[],
    users: FoundUsers,
  ): Promise<UnitOutcome<GroupedOperationResult>[]> {
    const planned = operations.map((operation) => tryToPlan(operation, users));
    const outcomes = await this.doAll(
      transaction,
      planned.flatMap((operation) => ('refusal' in operation ? [] : [operation])),
      users,
    );
    const done = outcomes.values();
    return planned.map((operation) =>
      'refusal' in operation ? { error: operation.refusal } : done.next().value!,
    );
  }

  private async doAll(
    transaction: Transaction,
    operations: readonly PlannedOperation[],
    users: FoundUsers,
  ): Promise<UnitOutcome<GroupedOperationResult>[]> {
    const outcomes: UnitOutcome<GroupedOperationResult>[] = [];
    for (const run of independentRuns(operations))
      outcomes.push(...(await this.doRun(transaction, run, users)));
    return outcomes;
  }

  private async doRun(
    transaction: Transaction,
    run: readonly PlannedOperation[],
    users: FoundUsers,
  ): Promise<UnitOutcome<GroupedOperationResult>[]> {
    const results = await this.operations.apply(transaction, run, users);
    const relationships = run[0]!.op === 'follow' ? await this.relationships(transaction, run) : [];
    return results.map((result, index) =>
      'refusal' in result
        ? { error: result.refusal }
        : { value: { outcome: result.outcome, relationship: relationships[index] } },
    );
  }

  private async relationships(
    transaction: Transaction,
    run: readonly PlannedOperation[],
  ): Promise<(Relationship | undefined)[]> {
    const pairs = run.map(({ followerId, followeeId }) => ({ userId: followerId, otherId: followeeId }));
    return this.relationshipsRepository.find(pairs, new Date(), transaction);
  }
}
