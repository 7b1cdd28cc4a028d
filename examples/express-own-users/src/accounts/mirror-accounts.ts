import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transaction } from '@retinue/database';
import {
  type UserDeletionHook,
  UserDeletionHooks,
  type UserReference,
  UsersService,
  UserUpsertsService,
} from '@retinue/users';
import {
  type EntitySubscriberInterface,
  EventSubscriber,
  type InsertEvent,
  type RemoveEvent,
  type UpdateEvent,
} from 'typeorm';
import { Account } from './account.entity.js';

/** Each account is a user with the UUID as external id. Both change, and go, in one transaction. */
@Injectable()
export class AccountsMirror implements OnModuleInit, UserDeletionHook {
  constructor(
    private readonly users: UsersService,
    private readonly upserts: UserUpsertsService,
    private readonly deletionHooks: UserDeletionHooks,
  ) {}

  onModuleInit(): void {
    MirrorAccounts.mirror = this;
    this.deletionHooks.register(this);
  }

  async put({ uuid, name }: Account, transaction: Transaction): Promise<void> {
    await this.upserts.put(uuid, { firstName: name }, {}, { transaction });
  }

  async delete({ uuid }: Account, transaction: Transaction): Promise<void> {
    await this.users.delete({ externalId: uuid }, undefined, { transaction });
  }

  /** A user who is deleted by a route takes the account along; by delete(), since remove() would come back here. */
  async beforeUserDeleted({ manager }: Transaction, { externalId }: UserReference): Promise<void> {
    if (externalId !== null) await manager.delete(Account, { uuid: externalId });
  }
}

/** Tells the mirror of accounts that `transaction.manager` saves and removes; update() and delete() do not say of whom. */
@EventSubscriber()
export class MirrorAccounts implements EntitySubscriberInterface<Account> {
  /** TypeORM makes subscribers itself: it knows nothing of Nest. */
  static mirror: AccountsMirror;

  listenTo(): typeof Account {
    return Account;
  }

  async afterInsert({ entity, manager }: InsertEvent<Account>): Promise<void> {
    await MirrorAccounts.mirror.put(entity, Transaction.of(manager));
  }

  async afterUpdate({ entity, manager }: UpdateEvent<Account>): Promise<void> {
    if (entity?.['uuid'] !== undefined)
      await MirrorAccounts.mirror.put(entity as Account, Transaction.of(manager));
  }

  async beforeRemove({ entity, manager }: RemoveEvent<Account>): Promise<void> {
    if (entity !== undefined) await MirrorAccounts.mirror.delete(entity, Transaction.of(manager));
  }
}
