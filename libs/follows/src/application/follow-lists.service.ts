import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '@retinue/common';
import { UserDirectory, UserNotFoundError, UsersService } from '@retinue/users';
import type { FollowDirection, FollowListItem, ListOrder } from '../domain/follow.js';
import { FollowerRoster, type RosterEntry } from '../domain/follower-roster.js';
import { FollowsRepository, type NewEdge } from '../domain/follows.repository.js';
import type { Relationship } from '../domain/relationship.js';

/** Above this, a roster is streamed instead of held: a worker thread costs more than 1,000 rows do. */
const MAX_ROSTER_IN_MEMORY = 1_000;

/** Who follows a user, whom a user follows, and what is between a user and some others. */
@Injectable()
export class FollowListsService {
  constructor(
    private readonly users: UsersService,
    private readonly directory: UserDirectory,
    private readonly follows: FollowsRepository,
    private readonly followerRoster: FollowerRoster,
  ) {}

  /**
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    page: PageRequest,
  ): Promise<Page<FollowListItem>> {
    const found = await this.follows.list(userId, direction, order, page);
    // Somebody in the list proves that the user exists: only an empty page has to ask.
    if (found.items.length === 0) await this.requireUser(userId);
    return found;
  }

  /**
   * In the order of `otherIds`, without those who don't exist.
   *
   * @throws UserNotFoundError when `userId` does not exist
   */
  async relationships(userId: number, otherIds: readonly number[]): Promise<Relationship[]> {
    await this.requireUser(userId);
    return this.follows.relationships(userId, otherIds);
  }

  /**
   * All followers at once, by name: a list when they are few, chunks when they are many.
   *
   * @throws UserNotFoundError
   */
  async roster(
    userId: number,
    cancelled?: AbortSignal,
  ): Promise<RosterEntry[] | AsyncIterable<RosterEntry[]>> {
    const { followersCount } = await this.users.get(userId);
    return followersCount <= MAX_ROSTER_IN_MEMORY
      ? this.followerRoster.all(userId)
      : this.followerRoster.stream(userId, cancelled);
  }

  /** All edges by follower, then followee, in chunks, as they stand when the first is read: for exports. */
  allEdges(): AsyncIterable<NewEdge[]> {
    return this.follows.all();
  }

  private async requireUser(userId: number): Promise<void> {
    const found = await this.directory.find([userId]);
    if (!found.has(userId)) throw new UserNotFoundError(userId);
  }
}
