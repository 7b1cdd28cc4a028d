import { Injectable } from '@nestjs/common';
import type { ChangeOptions } from '@retinue/access';
import type { PageOptions, PreparedPage } from '@retinue/common';
import { type Transaction, UnitOfWork } from '@retinue/database';
import { type ListViewer, UserDirectory, type UserKey } from '@retinue/users';
import type { Edge, EdgeKeys } from '../following/follow.js';
import { FollowClock } from '../following/follow-clock.js';
import { FOLLOW_REQUESTS, type FollowRequestItem } from './follow-request.js';
import { RequestChanges } from './request-changes.service.js';
import { AlreadyAcceptedError, RequestNotFoundError } from './follow-requests.errors.js';
import { FollowsRepository } from '../following/follows.repository.js';
import { RelationsService } from '../relations/relations.service.js';
import { RelationshipsRepository } from '../relationships/relationships.repository.js';
import type { Relationship } from '../relationships/relationship.js';
import { EdgeChanges } from '../following/edge-changes.service.js';
import { requireUsers } from '../following/existing-users.js';

/** What accepting came to, and what is between the two now, seen from the followee. */
export interface AcceptResult {
  /** `already_following` when the follower followed before: accepted earlier, say. */
  readonly outcome: 'accepted' | 'already_following';
  readonly relationship: Relationship;
}

/** The requests that wait for a private user's answer. */
@Injectable()
export class FollowRequestsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserDirectory,
    private readonly requests: RequestChanges,
    private readonly relations: RelationsService,
    private readonly follows: FollowsRepository,
    private readonly relationships: RelationshipsRepository,
    private readonly edges: EdgeChanges,
    private readonly clock: FollowClock,
  ) {}

  /**
   * Who waits for a user's answer, the newest first; each says what is between them and a viewer who wants to know.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list(
    followeeId: UserKey,
    page: PageOptions = {},
    viewer?: ListViewer,
  ): Promise<PreparedPage<FollowRequestItem>> {
    return this.relations.list(FOLLOW_REQUESTS, followeeId, page, viewer);
  }

  /**
   * Turns a request into a follow. The policy is not asked again: it was when the request was made.
   *
   * @throws UserNotFoundError
   * @throws RequestNotFoundError
   */
  async accept(given: EdgeKeys, options?: ChangeOptions): Promise<AcceptResult> {
    return this.unitOfWork.write(async (transaction) => {
      const edge = await this.requireBoth(transaction, given);
      const at = this.clock.stamp(transaction);
      const asked = { ...edge, caller: options?.caller };
      const accepted = (await this.requests.remove(transaction, [asked], 'accept_request', at)).length > 0;
      if (accepted) {
        const follow = { ...asked, createdAt: at };
        await this.edges.add(transaction, [follow], 'accept_follower', at);
      } else if (!(await this.isFollowing(transaction, edge))) {
        throw new RequestNotFoundError(given);
      }
      const pair = { userId: edge.followeeId, otherId: edge.followerId };
      const [relationship] = await this.relationships.find([pair], new Date(), transaction);
      return { outcome: accepted ? 'accepted' : 'already_following', relationship: relationship! };
    }, options);
  }

  /**
   * Removes a request, if there is one.
   *
   * @throws UserNotFoundError
   * @throws AlreadyAcceptedError when the follower follows by now, so that there is something else to end
   */
  async reject(given: EdgeKeys, options?: ChangeOptions): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      const edge = await this.requireBoth(transaction, given);
      const asked = { ...edge, caller: options?.caller };
      const at = this.clock.stamp(transaction);
      const rejected = (await this.requests.remove(transaction, [asked], 'reject_request', at)).length > 0;
      if (!rejected && (await this.isFollowing(transaction, edge))) throw new AlreadyAcceptedError(given);
    }, options);
  }

  private async isFollowing(transaction: Transaction, edge: Edge): Promise<boolean> {
    const [state] = await this.follows.states(transaction, [edge]);
    return state === 'following';
  }

  private async requireBoth(transaction: Transaction, { followerId, followeeId }: EdgeKeys): Promise<Edge> {
    const users = await requireUsers(this.users, { followeeId, followerId }, transaction);
    return { followerId: users.followerId.id, followeeId: users.followeeId.id };
  }
}
