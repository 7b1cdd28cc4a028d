import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import type { User } from './user.js';

/** Does what a change of a user entails in another module, in the transaction of the change. */
export interface UserChangeHook {
  afterUserChanged(transaction: Transaction, before: User, after: User): Promise<void>;
}

/** Where other modules say what follows from a change of a user; the users module knows none of them. */
@Injectable()
export class UserChangeHooks {
  private readonly hooks: UserChangeHook[] = [];

  register(hook: UserChangeHook): void {
    this.hooks.push(hook);
  }

  async run(transaction: Transaction, before: User, after: User): Promise<void> {
    for (const hook of this.hooks) await hook.afterUserChanged(transaction, before, after);
  }
}
