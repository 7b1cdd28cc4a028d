import type { StreamReader } from '@retinue/database';

/** A follower by name, as the original service lists them. */
export interface LegacyFollower {
  readonly firstName: string;
  readonly lastName: string | null;
  /** Empty for somebody who has none. */
  readonly email: string;
}

/** All followers of a user at once, by first name, then last name, by code point. */
export abstract class LegacyFollowersRepository {
  /** For a user with few followers: they are all held in memory. */
  abstract all(userId: number): Promise<LegacyFollower[]>;

  /** For any user: a chunk at a time, as they stood when the first was read. */
  abstract stream(userId: number, reader?: StreamReader): AsyncIterable<LegacyFollower[]>;
}
