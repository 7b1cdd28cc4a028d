import { acceptPage, type PageOptions, type PreparedPage } from '@retinue/common';
import {
  type AcceptResult,
  AlreadyAcceptedError,
  type Edge,
  type EdgeKeys,
  type FollowRequestItem,
  type FollowRequestsService,
  RequestNotFoundError,
} from '@retinue/follows';
import type { ListViewer, UserKey } from '@retinue/users';
import type { PublicOf } from '../retinue-services.js';
import { FakeWorld } from './fake-world.js';
import { pageOfCards } from './page-of-cards.js';

/** `FollowRequestsService` in memory. */
export class FakeFollowRequestsService implements PublicOf<FollowRequestsService> {
  constructor(private readonly world: FakeWorld = new FakeWorld()) {}

  async list(
    followeeId: UserKey,
    page: PageOptions = {},
    viewer?: ListViewer,
  ): Promise<PreparedPage<FollowRequestItem>> {
    const asked = acceptPage(page);
    const { id } = this.world.require(followeeId);
    return pageOfCards<FollowRequestItem>(
      this.world,
      {
        scope: `fake requests ${id}`,
        rows: this.world.requests.of('toId', id),
        shown: 'fromId',
        order: 'newest',
        added: ({ at, fromId }) => ({ requestedAt: at, ...this.world.viewerOf(fromId, viewer) }),
      },
      asked,
    );
  }

  async accept(given: EdgeKeys): Promise<AcceptResult> {
    const { followerId, followeeId } = this.requireBoth(given);
    const accepted = this.world.requests.has(followerId, followeeId);
    if (accepted) this.world.accept(followerId, followeeId);
    else if (!this.world.follows.has(followerId, followeeId)) throw new RequestNotFoundError(given);
    const relationship = this.world.relationshipOf(followeeId, followerId);
    return { outcome: accepted ? 'accepted' : 'already_following', relationship };
  }

  async reject(given: EdgeKeys): Promise<void> {
    const { followerId, followeeId } = this.requireBoth(given);
    const rejected = this.world.requests.remove(followerId, followeeId);
    if (!rejected && this.world.follows.has(followerId, followeeId)) throw new AlreadyAcceptedError(given);
  }

  private requireBoth({ followerId, followeeId }: EdgeKeys): Edge {
    const { id: followee } = this.world.require(followeeId, 'followeeId');
    const { id: follower } = this.world.require(followerId, 'followerId');
    return { followerId: follower, followeeId: followee };
  }
}
