import { Injectable } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import type { Transaction } from '@retinue/database';
import type { RowsPart, UserRows } from '../import/user-rows.js';
import type { AddedUser, User } from './user.js';

/** Does what a change of a user entails in another module, in the transaction of the change. */
export interface UserChangeHook {
  /**
   * @param how whether they were created here, or imported
   * @param caller who asked for it, as far as somebody is known
   */
  afterUsersAdded?(
    transaction: Transaction,
    users: readonly AddedUser[],
    how: 'create' | 'import',
    caller: LoggedCaller | undefined,
  ): Promise<void>;

  /**
   * The same of very many who were imported: those in a part of the rows. Who does not do this is given them by
   * `afterUsersAdded`.
   *
   * @param read gives those in the part
   */
  afterUserRowsAdded?(
    transaction: Transaction,
    rows: UserRows,
    part: RowsPart,
    read: () => Promise<readonly AddedUser[]>,
  ): Promise<void>;

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

  async added(
    transaction: Transaction,
    users: readonly AddedUser[],
    how: 'create' | 'import',
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    if (users.length === 0) return;
    for (const hook of this.hooks) await hook.afterUsersAdded?.(transaction, users, how, caller);
  }

  /** @param read gives those in the part */
  async addedRows(
    transaction: Transaction,
    rows: UserRows,
    part: RowsPart,
    read: () => Promise<readonly AddedUser[]>,
  ): Promise<void> {
    for (const hook of this.hooks) {
      if (hook.afterUserRowsAdded !== undefined) await hook.afterUserRowsAdded(transaction, rows, part, read);
      else if (hook.afterUsersAdded !== undefined)
        await hook.afterUsersAdded(transaction, await read(), 'import', undefined);
    }
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
