import { Injectable } from '@nestjs/common';
import type { BulkSession, SetAside, Transaction } from '@retinue/database';
import { UserChangeHooks } from '../profile/user-change.hooks.js';
import { UserTypes } from '../profile/user-type.js';
import { NamedUsersRepository } from './named-users.repository.js';
import { MAX_IMPORTED_ID } from './imported-user.js';
import type { ExternalUserRows, MissingRows, RowsPart, UserRows } from './user-rows.js';

/**
 * Who is named in very many rows: looked up, and made where nobody is, by statements over all of them. What becomes of each is
 * what `UsersImportService.addMissing` would have made of them.
 */
@Injectable()
export class NamedUsers {
  constructor(
    private readonly users: NamedUsersRepository,
    private readonly types: UserTypes,
    private readonly changeHooks: UserChangeHooks,
  ) {}

  /** To be called first: until the transaction ends, nobody else makes or deletes users. */
  async lock(transaction: Transaction): Promise<void> {
    await this.users.lock(transaction);
  }

  /** Adds to `missing` those of a part of the rows whom nobody is. */
  async findMissing(
    transaction: Transaction,
    rows: UserRows,
    missing: MissingRows,
    part: RowsPart,
  ): Promise<void> {
    await this.users.findMissing(transaction, rows, missing, part);
  }

  /** Puts ids to the external ids in a part of the rows, where there is somebody. */
  async findIds(transaction: Transaction, rows: ExternalUserRows, part: RowsPart): Promise<void> {
    await this.users.findIds(transaction, rows, part);
  }

  /** Whether there are more users than so many, without counting them all. */
  async hasMoreThan(transaction: Transaction, count: number): Promise<boolean> {
    return this.users.hasMoreThan(transaction, count);
  }

  /**
   * Before very many are made by {@link addWithIds}: sets the indexes aside that only readers need, and that of emails. Rows of which
   * none can be made since somebody has the email are removed, since nothing else would find them now.
   *
   * @returns what is to be built again right after
   */
  async setIndexesAside(
    session: BulkSession,
    transaction: Transaction,
    rows: UserRows,
  ): Promise<readonly SetAside[]> {
    await this.users.removeWithTakenEmails(transaction, rows);
    return session.setIndexesAside(transaction, ['users']);
  }

  /**
   * Makes a user called "User <id>" of each row of a part, in which are only those whom nobody is. Those of whom none can be made
   * are removed: the id was another's who was deleted, or is too large, or somebody has the email. Their counts are begun by
   * `UserCounters.beginRows`, in the same transaction: to begin with 0 and change that takes twice as long.
   *
   * @returns how many were made
   */
  async addWithIds(transaction: Transaction, rows: UserRows, part: RowsPart): Promise<number> {
    const as = { type: this.types.first, now: new Date(), largest: MAX_IMPORTED_ID };
    const made = await this.users.addWithIds(transaction, rows, part, as);
    await this.tell(transaction, rows, part);
    return made;
  }

  /** Makes one called "User" of each such row by its external id, and puts the id to it. Who is still being deleted keeps theirs. */
  async addWithExternalIds(
    transaction: Transaction,
    rows: ExternalUserRows,
    part: RowsPart,
  ): Promise<number> {
    const as = { type: this.types.first, now: new Date() };
    const made = await this.users.addWithExternalIds(transaction, rows, part, as);
    await this.tell(transaction, rows, part);
    return made;
  }

  private async tell(transaction: Transaction, rows: UserRows, part: RowsPart): Promise<void> {
    await this.changeHooks.addedRows(transaction, rows, part, async () =>
      this.users.added(transaction, rows, part),
    );
  }
}
