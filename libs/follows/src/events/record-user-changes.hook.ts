import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import type { Transaction } from '@retinue/database';
import {
  type AddedUser,
  changedFields,
  type RowsPart,
  type User,
  type UserChangeHook,
  UserChangeHooks,
  type UserDeletionHook,
  UserDeletionHooks,
  type UserReference,
  type UserRows,
} from '@retinue/users';
import { FollowClock } from '../following/follow-clock.js';
import { BeforeChangeHandlers } from '../handlers/before-change-handlers.js';
import { eventOfUser } from './change-event.js';
import { EventLog } from './event-log.js';

/** Writes to the log who came, changed and went: never what they are called, since nobody would forget it there. */
@Injectable()
export class RecordUserChanges implements UserChangeHook, UserDeletionHook, OnModuleInit {
  constructor(
    private readonly changes: UserChangeHooks,
    private readonly deletions: UserDeletionHooks,
    private readonly log: EventLog,
    private readonly clock: FollowClock,
    private readonly handlers: BeforeChangeHandlers,
  ) {}

  onModuleInit(): void {
    this.changes.register(this);
    this.deletions.register(this);
  }

  async afterUsersAdded(
    transaction: Transaction,
    users: readonly AddedUser[],
    how: 'create' | 'import',
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    const type = how === 'create' ? 'create_user' : 'import_user';
    const events = users.map(({ id, version }) => eventOfUser(type, id, caller, { version }));
    await this.log.append(transaction, events, this.clock.stamp(transaction));
  }

  async afterUserRowsAdded(
    transaction: Transaction,
    { table, id, place, version = '1' }: UserRows,
    part: RowsPart,
    read: () => Promise<readonly AddedUser[]>,
  ): Promise<void> {
    // Each of them is shown to the application's handlers, if there are any.
    if (!this.handlers.areNone) return this.afterUsersAdded(transaction, await read(), 'import', undefined);
    const rows = { table, actor: id, subject: id, place, version };
    await this.log.appendRows(transaction, 'import_user', rows, part, this.clock.stamp(transaction));
  }

  async afterUserChanged(
    transaction: Transaction,
    before: User,
    after: User,
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    const data = { version: after.version, changed: changedFields(before, after) };
    const event = eventOfUser('update_user', after.id, caller, data);
    await this.log.append(transaction, [event], this.clock.stamp(transaction));
  }

  async beforeUserDeleted(
    transaction: Transaction,
    { id }: UserReference,
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    const event = eventOfUser('delete_user', id, caller);
    await this.log.append(transaction, [event], this.clock.stamp(transaction));
  }
}
