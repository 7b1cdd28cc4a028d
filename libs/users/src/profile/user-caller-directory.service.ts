import { Injectable } from '@nestjs/common';
import { CallerDirectory, type KnownUser } from '@retinue/access';
import { UserDeletionHooks } from '../deletion/user-deletion.hooks.js';
import { UserDirectory } from './user-directory.js';
import { parseUserKey } from './user-key.js';

/** Which user calls: what the policy asks of users. */
@Injectable()
export class UserCallerDirectory extends CallerDirectory {
  constructor(
    private readonly users: UserDirectory,
    private readonly deletions: UserDeletionHooks,
  ) {
    super();
  }

  override async find(text: string): Promise<KnownUser | undefined> {
    const key = parseUserKey(text);
    return key === undefined ? undefined : (await this.users.find([key])).get(key);
  }

  override whenDeleted(forget: (user: KnownUser) => void): void {
    this.deletions.register({
      beforeUserDeleted: async (transaction, user) => transaction.onEnd(() => forget(user)),
    });
  }
}
