import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@retinue/database';
import { type Party, UserDirectory, UserNotFoundError } from '@retinue/users';
import type { Edge } from '../domain/follow.js';
import { FollowClock } from '../domain/follow-clock.js';
import { FollowPolicy } from '../domain/follow.policy.js';
import { CannotFollowSelfError, NotFollowingError } from '../domain/follows.errors.js';
import { FollowsRepository } from '../domain/follows.repository.js';
import type { Relationship } from '../domain/relationship.js';
import { EdgeChanges } from './edge-changes.js';

/** What a follow came to. */
export interface FollowResult {
  /** `following` when the edge is new, `already` when it stood before (and stays untouched). */
  readonly outcome: 'following' | 'already';
  readonly relationship: Relationship;
}

/** Following, unfollowing, and asking about one pair. */
@Injectable()
export class FollowsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserDirectory,
    private readonly follows: FollowsRepository,
    private readonly edges: EdgeChanges,
    private readonly clock: FollowClock,
    private readonly policy: FollowPolicy,
  ) {}

  /**
   * Makes the edge unless it is there. Any number of the same at once make one edge and count once.
   *
   * @throws CannotFollowSelfError
   * @throws UserNotFoundError
   * @throws FollowNotAllowedError
   * @throws FolloweeIsPrivateError
   */
  async follow(edge: Edge): Promise<FollowResult> {
    const { followerId, followeeId } = edge;
    if (followerId === followeeId) throw new CannotFollowSelfError();
    return this.unitOfWork.write(async (transaction) => {
      const { follower, followee } = requireBoth(
        await this.users.find([followerId, followeeId], transaction),
        edge,
      );
      const at = this.clock.stamp();
      const added = await this.edges.add(transaction, [{ ...edge, createdAt: at }], at);
      // Only a new edge has to be allowed: who follows already keeps doing so. The throw takes it back.
      if (added.length > 0) this.policy.assertMayFollow(follower, followee);
      const [relationship] = await this.follows.relationships(followerId, [followeeId], transaction);
      return { outcome: added.length > 0 ? 'following' : 'already', relationship: relationship! };
    });
  }

  /**
   * Removes the edge, if there is one.
   *
   * @throws UserNotFoundError
   */
  async unfollow(edge: Edge): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      requireBoth(await this.users.find([edge.followerId, edge.followeeId], transaction), edge);
      await this.edges.remove(transaction, edge, this.clock.stamp());
    });
  }

  /**
   * The relationship, when the follower follows the followee.
   *
   * @throws UserNotFoundError
   * @throws NotFollowingError
   */
  async getFollow(edge: Edge): Promise<Relationship> {
    const { followerId, followeeId } = edge;
    const [relationship] = await this.follows.relationships(followerId, [followeeId]);
    if (relationship?.following === true) return relationship;
    requireBoth(await this.users.find([followerId, followeeId]), edge);
    throw new NotFollowingError(followerId, followeeId);
  }
}

function requireBoth(found: ReadonlyMap<number, Party>, edge: Edge): { follower: Party; followee: Party } {
  const require = (userId: number, parameter: string): Party => {
    const party = found.get(userId);
    if (party === undefined) throw new UserNotFoundError(userId, { parameter });
    return party;
  };
  return { follower: require(edge.followerId, 'id'), followee: require(edge.followeeId, 'followeeId') };
}
