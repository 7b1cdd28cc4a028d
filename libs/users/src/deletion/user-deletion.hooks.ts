import { Injectable } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import type { Transaction } from '@retinue/database';
import type { UserReference } from '../profile/user-directory.js';

/** Removes what another module keeps about a user who is being deleted: at once, or some of it at a time. */
export interface UserDeletionHook {
  /**
   * Called once, in the transaction of the deletion, while the user is still there: for what must go with them, such as the
   * account that they mirror. An error of it ends the deletion.
   *
   * @param caller who asked for the deletion, as far as somebody is known
   */
  beforeUserDeleted?(
    transaction: Transaction,
    user: UserReference,
    caller: LoggedCaller | undefined,
  ): Promise<void>;

  /**
   * Called again and again, each time perhaps in another transaction. Nobody sees the user any more.
   *
   * @param limit rows to remove at most
   * @returns how many were removed; fewer than `limit` when nothing is left. On PostgreSQL a DELETE with a LIMIT that had to wait
   *   for somebody else's may remove fewer than there are: look again until nothing is found
   */
  removeSome?(transaction: Transaction, userId: number, limit: number): Promise<number>;
}

/** Where other modules say what must go with a user; the users module knows none of them. */
@Injectable()
export class UserDeletionHooks {
  private readonly hooks: UserDeletionHook[] = [];

  register(hook: UserDeletionHook): void {
    this.hooks.push(hook);
  }

  async beforeDeleted(
    transaction: Transaction,
    { id, externalId, type, isPrivate }: UserReference,
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    const user = { id, externalId, type, isPrivate };
    for (const hook of this.hooks) await hook.beforeUserDeleted?.(transaction, user, caller);
  }

  /** @returns whether nothing is left of the user in other modules */
  async removeSome(transaction: Transaction, userId: number, limit: number): Promise<boolean> {
    let room = limit;
    for (const hook of this.hooks) {
      room -= (await hook.removeSome?.(transaction, userId, room)) ?? 0;
      if (room <= 0) return false;
    }
    return true;
  }
}
