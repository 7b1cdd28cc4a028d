import { Injectable } from '@nestjs/common';
import type { PageRequest, PreparedPage } from '@retinue/common';
import type { StreamReader } from '@retinue/database';
import { UserDirectory, UsersService } from '@retinue/users';
import type { FollowDirection, FollowListItem, ListFilter, ListOrder } from '../domain/follow.js';
import { FollowerRoster, type RosterEntry } from '../domain/follower-roster.js';
import { FollowsRepository, type NewEdge } from '../domain/follows.repository.js';
import type { Pair, Relationship } from '../domain/relationship.js';
import { requireUser } from './existing-users.js';

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
   * A page of a list. With a filter it may come back short, with a cursor, when few of those looked at pass.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list(
    userId: number,
    direction: FollowDirection,
    order: ListOrder,
    page: PageRequest,
    filter: ListFilter = {},
  ): Promise<PreparedPage<FollowListItem>> {
    const found = await this.follows.list(userId, direction, order, page, filter);
    // The list of somebody who does not exist (any more) is empty.
    if (found.isEmpty) await requireUser(this.directory, userId);
    return found;
  }

  /**
   * In the order of `otherIds`, without those who don't exist.
   *
   * @throws UserNotFoundError when `userId` does not exist
   */
  async relationships(userId: number, otherIds: readonly number[]): Promise<Relationship[]> {
    await requireUser(this.directory, userId);
    const relationships = await this.relationshipsOf(otherIds.map((otherId) => ({ userId, otherId })));
    return relationships.filter((relationship) => relationship !== undefined);
  }

  /** What is between the two of each pair, in order; `undefined` where one of them does not exist. */
  async relationshipsOf(pairs: readonly Pair[]): Promise<(Relationship | undefined)[]> {
    return this.follows.relationships(pairs, new Date());
  }

  /**
   * All followers at once, by name: a list when they are few, chunks when they are many.
   *
   * @param reader for whom: the chunks take one of few turns, which are shared out by client
   * @throws UserNotFoundError
   */
  async roster(userId: number, reader?: StreamReader): Promise<RosterEntry[] | AsyncIterable<RosterEntry[]>> {
    const { followersCount } = await this.users.get(userId);
    if (followersCount > MAX_ROSTER_IN_MEMORY) {
      return this.whileThere(userId, this.followerRoster.stream(userId, reader));
    }
    const roster = await this.followerRoster.all(userId);
    await requireUser(this.directory, userId);
    return roster;
  }

  /** The chunks, unless the user was deleted before the first of them was read. */
  private async *whileThere(
    userId: number,
    chunks: AsyncIterable<RosterEntry[]>,
  ): AsyncGenerator<RosterEntry[]> {
    let isThere = false;
    for await (const chunk of chunks) {
      if (!isThere) await requireUser(this.directory, userId);
      isThere = true;
      yield chunk;
    }
    if (!isThere) await requireUser(this.directory, userId);
  }

  /** All edges by follower, then followee, in chunks, as they stand when the first is read: for exports. */
  allEdges(): AsyncIterable<NewEdge[]> {
    return this.follows.all();
  }
}
