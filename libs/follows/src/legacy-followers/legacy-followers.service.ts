import { Injectable } from '@nestjs/common';
import type { StreamReader } from '@retinue/database';
import { UserDirectory, UsersService } from '@retinue/users';
import { requireUser } from '../following/existing-users.js';
import { type LegacyFollower, LegacyFollowersRepository } from './legacy-followers.repository.js';

/** Above this, followers are streamed instead of held: a worker thread costs more than 1,000 rows do. */
const MAX_IN_MEMORY = 1_000;

/** The followers of a user as the original service listed them: all at once, by name. */
@Injectable()
export class LegacyFollowersService {
  constructor(
    private readonly users: UsersService,
    private readonly directory: UserDirectory,
    private readonly followers: LegacyFollowersRepository,
  ) {}

  /**
   * All followers at once, by name: a list when they are few, chunks when they are many.
   *
   * @param reader for whom: the chunks take one of few turns, which are shared out by client
   * @throws UserNotFoundError
   */
  async list(
    userId: number,
    reader?: StreamReader,
  ): Promise<LegacyFollower[] | AsyncIterable<LegacyFollower[]>> {
    const { followersCount } = await this.users.get(userId);
    if (followersCount > MAX_IN_MEMORY) {
      return this.whileThere(userId, this.followers.stream(userId, reader));
    }
    const all = await this.followers.all(userId);
    await requireUser(this.directory, userId);
    return all;
  }

  /** The chunks, unless the user was deleted before the first of them was read. */
  private async *whileThere(
    userId: number,
    chunks: AsyncIterable<LegacyFollower[]>,
  ): AsyncGenerator<LegacyFollower[]> {
    let isThere = false;
    for await (const chunk of chunks) {
      if (!isThere) await requireUser(this.directory, userId);
      isThere = true;
      yield chunk;
    }
    if (!isThere) await requireUser(this.directory, userId);
  }
}
