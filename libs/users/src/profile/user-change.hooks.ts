import { Injectable } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import type { Transaction } from '@retinue/database';
import type { User } from './user.js';

/** Does what a change of a user entails in another module, in the transaction of the change. */
export interface UserChangeHook {
  /** @param caller who asked for the change, as far as somebody is known */
  afterUserChanged(
    transaction: Transaction,
    before: User,
    after: User,
    caller: LoggedCaller | undefined,
  ): Promise<void>;
}

/** Where other modules say what follows from a change of a user; the users module knows none of them. */
@Injectable()
export class UserChangeHooks {
  private readonly hooks: UserChangeHook[] = [];

  register(hook: UserChangeHook): void {
    this.hooks.push(hook);
  }

  async run(
    transaction: Transaction,
    before: User,
    after: User,
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    for (const hook of this.hooks) await hook.afterUserChanged(transaction, before, after, caller);
  }
}
