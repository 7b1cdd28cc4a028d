import { Injectable } from '@nestjs/common';
import type { ChangeOptions } from '@retinue/access';
import { UnitOfWork } from '@retinue/database';
import { UserDirectory } from '@retinue/users';
import { assertEdgeKeys } from './accept-edge-keys.js';
import type { EdgeKeys } from './follow.js';
import { FollowClock } from './follow-clock.js';
import type { FollowOutcome, UnfollowOutcome } from './follow-state.js';
import { NotFollowingError } from './follows.errors.js';
import { RelationshipsRepository } from '../relationships/relationships.repository.js';
import type { Relationship } from '../relationships/relationship.js';
import { EdgeChanges } from './edge-changes.service.js';
import { requireUsers } from './existing-users.js';
import { GroupedFollowOperations } from './grouped-follow-operations.service.js';

/** What a follow came to, and what is between the two now, seen from the follower. */
export interface FollowResult {
  readonly outcome: FollowOutcome;
  readonly relationship: Relationship;
}

/** Following, unfollowing, removing a follower, and asking about one pair. */
@Injectable()
export class FollowsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserDirectory,
    private readonly relationships: RelationshipsRepository,
    private readonly grouped: GroupedFollowOperations,
    private readonly edges: EdgeChanges,
    private readonly clock: FollowClock,
  ) {}

  /**
   * Makes the edge unless it is there or, when the followee is private, a request for it. Any number of the same at
   * once make one edge and count once.
   *
   * @throws CannotFollowSelfError
   * @throws UserNotFoundError
   * @throws BlockedError
   * @throws FollowNotAllowedError
   * @throws TooManyFollowedError
   * @throws TooManyRequestsPendingError
   * @throws TooManyFollowsTodayError
   */
  async follow({ followerId, followeeId }: EdgeKeys, options?: ChangeOptions): Promise<FollowResult> {
    assertEdgeKeys(followerId, followeeId);
    const operation = { op: 'follow', followerId, followeeId, caller: options?.caller } as const;
    const { outcome, relationship } = await this.unitOfWork.writeGrouped(
      this.grouped.work,
      operation,
      options,
    );
    return { outcome: outcome as FollowOutcome, relationship: relationship! };
  }

  /**
   * Removes the edge or the request, if there is one.
   *
   * @throws UserNotFoundError
   */
  async unfollow({ followerId, followeeId }: EdgeKeys, options?: ChangeOptions): Promise<UnfollowOutcome> {
    assertEdgeKeys(followerId, followeeId);
    const operation = { op: 'unfollow', followerId, followeeId, caller: options?.caller } as const;
    const { outcome } = await this.unitOfWork.writeGrouped(this.grouped.work, operation, options);
    return outcome as UnfollowOutcome;
  }

  /**
   * Ends a follow from the side of the followee, if there is one.
   *
   * @throws UserNotFoundError
   */
  async removeFollower({ followerId, followeeId }: EdgeKeys, options?: ChangeOptions): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      const users = await requireUsers(this.users, { followeeId, followerId }, transaction);
      const [follower, followee] = [users.followerId.id, users.followeeId.id];
      const edge = { followerId: follower, followeeId: followee, caller: options?.caller };
      await this.edges.remove(transaction, [edge], 'remove_follower', this.clock.stamp(transaction));
    }, options);
  }

  /**
   * The relationship, when the follower follows the followee.
   *
   * @throws UserNotFoundError
   * @throws NotFollowingError
   */
  async getFollow({ followerId, followeeId }: EdgeKeys): Promise<Relationship> {
    assertEdgeKeys(followerId, followeeId);
    const pair = { userId: followerId, otherId: followeeId };
    const relationship = await this.relationships.findOne(pair, new Date());
    if (relationship?.following === true) return relationship;
    await requireUsers(this.users, { followerId, followeeId });
    throw new NotFollowingError(followerId, followeeId);
  }
}
