import {
  CannotFollowSelfError,
  decideFollow,
  decideUnfollow,
  type Edge,
  type EdgeKeys,
  type FollowResult,
  type FollowsService,
  NotFollowingError,
  type Relationship,
  type UnfollowOutcome,
} from '@retinue/follows';
import { assertUserKey } from '@retinue/users';
import type { PublicOf } from '../retinue-services.js';
import { FakeWorld } from './fake-world.js';

/** `FollowsService` in memory, under the same rules: the policy, blocks, private followees, limits. */
export class FakeFollowsService implements PublicOf<FollowsService> {
  constructor(private readonly world: FakeWorld = new FakeWorld()) {}

  async follow(edge: EdgeKeys): Promise<FollowResult> {
    const { followerId, followeeId } = this.idsOf(edge);
    if (followerId === followeeId) throw new CannotFollowSelfError();
    const follower = this.world.require(followerId, 'followerId');
    const followee = this.world.require(followeeId, 'followeeId');
    const state = this.world.stateOf(follower.id, followee.id);
    const outcome = decideFollow(state, follower, followee, this.world.policy, edge);
    if (outcome === 'followed') this.world.begin(follower.id, edge.followerId, 'following');
    if (outcome === 'requested') this.world.begin(follower.id, edge.followerId, 'requested');
    if (outcome === 'followed') this.world.accept(follower.id, followee.id);
    if (outcome === 'requested') this.world.requests.add(follower.id, followee.id, this.world.now());
    return { outcome, relationship: this.world.relationshipOf(follower.id, followee.id) };
  }

  async unfollow(edge: EdgeKeys): Promise<UnfollowOutcome> {
    const ids = this.idsOf(edge);
    const { id: followerId } = this.world.require(ids.followerId, 'followerId');
    const { id: followeeId } = this.world.require(ids.followeeId, 'followeeId');
    const outcome = decideUnfollow(this.world.stateOf(followerId, followeeId));
    if (outcome === 'unfollowed') this.world.follows.remove(followerId, followeeId);
    if (outcome === 'request_withdrawn') this.world.requests.remove(followerId, followeeId);
    return outcome;
  }

  async removeFollower(edge: EdgeKeys): Promise<void> {
    const { id: followeeId } = this.world.require(edge.followeeId, 'followeeId');
    const { id: followerId } = this.world.require(edge.followerId, 'followerId');
    this.world.follows.remove(followerId, followeeId);
  }

  async getFollow(edge: EdgeKeys): Promise<Relationship> {
    const { id: followerId } = this.world.require(edge.followerId, 'followerId');
    const { id: followeeId } = this.world.require(edge.followeeId, 'followeeId');
    const relationship = this.world.relationshipOf(followerId, followeeId);
    if (!relationship.following) throw new NotFollowingError(edge.followerId, edge.followeeId);
    return relationship;
  }

  /** External ids are looked up before any rule is asked, and ids after; so the errors come in that order. */
  private idsOf({ followerId, followeeId }: EdgeKeys): Edge {
    assertUserKey(followerId, 'followerId');
    assertUserKey(followeeId, 'followeeId');
    return {
      followerId: this.world.idOf(followerId, 'followerId'),
      followeeId: this.world.idOf(followeeId, 'followeeId'),
    };
  }
}
