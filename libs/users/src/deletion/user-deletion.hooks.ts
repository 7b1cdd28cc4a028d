import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';

/** Removes what another module keeps about a user who is being deleted, some of it at a time. */
export interface UserDeletionHook {
  /**
   * Called again and again, each time perhaps in another transaction. Nobody sees the user any more.
   *
   * @param limit rows to remove at most
   * @returns how many were removed; fewer than `limit` when nothing is left
   */
  removeSome(transaction: Transaction, userId: number, limit: number): Promise<number>;
}

/** Where other modules say what must go with a user; the users module knows none of them. */
@Injectable()
export class UserDeletionHooks {
  private readonly hooks: UserDeletionHook[] = [];

  register(hook: UserDeletionHook): void {
    this.hooks.push(hook);
  }

  /** @returns whether nothing is left of the user in other modules */
  async removeSome(transaction: Transaction, userId: number, limit: number): Promise<boolean> {
    let room = limit;
    for (const hook of this.hooks) {
      room -= await hook.removeSome(transaction, userId, room);
      if (room <= 0) return false;
    }
    return true;
  }
}
