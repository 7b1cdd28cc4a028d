import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';

/** Removes what another module keeps about a user, in the transaction that deletes it. */
export interface UserDeletionHook {
  beforeUserDeleted(transaction: Transaction, userId: number): Promise<void>;
}

/** Where other modules say what must go with a user; the users module knows none of them. */
@Injectable()
export class UserDeletionHooks {
  private readonly hooks: UserDeletionHook[] = [];

  register(hook: UserDeletionHook): void {
    this.hooks.push(hook);
  }

  async run(transaction: Transaction, userId: number): Promise<void> {
    for (const hook of this.hooks) await hook.beforeUserDeleted(transaction, userId);
  }
}
