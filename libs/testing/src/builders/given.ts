import type { BlockKeys, BlockResult, EdgeKeys, FollowResult, MuteKeys, MuteResult } from '@retinue/follows';
import type { NewUser, User } from '@retinue/users';
import type { RetinueServices } from '../retinue-services.js';
import { aUser } from './a-user.js';

/** Puts users, and what is between them, into the services, real or fake. Who is left out is made. */
export class Given {
  constructor(private readonly services: Pick<RetinueServices, 'users' | 'follows' | 'blocks' | 'mutes'>) {}

  /** A user, see {@link aUser}. @throws what `UsersService.create` throws */
  async user(given: Partial<NewUser> = {}): Promise<User> {
    return this.services.users.create(aUser(given));
  }

  /** A follow; of a private followee, a request. @throws what `FollowsService.follow` throws */
  async follow({ followerId, followeeId }: Partial<EdgeKeys> = {}): Promise<FollowResult> {
    return this.services.follows.follow({
      followerId: followerId ?? (await this.user()).id,
      followeeId: followeeId ?? (await this.user()).id,
    });
  }

  /** A block. @throws what `BlocksService.block` throws */
  async block({ blockerId, blockedId }: Partial<BlockKeys> = {}): Promise<BlockResult> {
    return this.services.blocks.block({
      blockerId: blockerId ?? (await this.user()).id,
      blockedId: blockedId ?? (await this.user()).id,
    });
  }

  /** A mute, until a time or for good. @throws what `MutesService.mute` throws */
  async mute(
    { muterId, mutedId }: Partial<MuteKeys> = {},
    expiresAt: Date | null = null,
  ): Promise<MuteResult> {
    const mute = { muterId: muterId ?? (await this.user()).id, mutedId: mutedId ?? (await this.user()).id };
    return this.services.mutes.mute(mute, expiresAt);
  }
}
