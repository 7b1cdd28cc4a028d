import { Injectable } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import {
  BackgroundWork,
  DatabaseUnavailableError,
  type StepOutcome,
  type StepwiseWork,
  type Transaction,
  UnitOfWork,
} from '@retinue/database';
import type { User } from '../profile/user.js';
import { DeletionsRepository } from './deletions.repository.js';
import { UserDeletionHooks } from './user-deletion.hooks.js';

/** Rows that go in one transaction: others wait for it, some milliseconds. */
const ROWS_AT_ONCE = 500;

/**
 * Deletions in progress at once, at most. Every read of counts leaves out the edges to users in deletion, by one look-up for
 * each of them.
 */
const MAX_CONCURRENT_DELETIONS = 20;

/**
 * Deletes users in steps. The first is part of the request: it marks the user, who is gone for everyone from
 * then on, and for nearly every user it is the last. A user with a million edges goes in the background, and
 * after a crash at the next start.
 */
@Injectable()
export class UserDeletions {
  private readonly work: StepwiseWork;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deletions: DeletionsRepository,
    private readonly hooks: UserDeletionHooks,
    background: BackgroundWork,
  ) {
    this.work = background.add('Deleting users', () => this.step());
  }

  /**
   * Marks the user as deleted and takes the first step.
   *
   * @returns whether that was all; otherwise {@link goOn}, after the commit
   * @throws DatabaseUnavailableError when too many deletions go on already
   */
  async begin(transaction: Transaction, user: User, caller?: LoggedCaller): Promise<boolean> {
    // Before any work: clients that are refused try again, and that kept the running deletions from ending.
    if (user.followersCount + user.followingCount > ROWS_AT_ONCE) await this.assertBelowLimit(transaction);
    await this.hooks.beforeDeleted(transaction, user, caller);
    await this.deletions.markDeleted(transaction, user.id, new Date());
    const finished = await this.removeSome(transaction, user.id);
    // The user had other rows, or more than their counts say, so this one is marked by now.
    if (!finished) await this.assertBelowLimit(transaction, MAX_CONCURRENT_DELETIONS + 1);
    return finished;
  }

  private async assertBelowLimit(transaction: Transaction, limit = MAX_CONCURRENT_DELETIONS): Promise<void> {
    if ((await this.deletions.countDeleted(transaction)) < limit) return;
    throw new DatabaseUnavailableError(
      `${MAX_CONCURRENT_DELETIONS} users with very many follows are being deleted: try again when one is done`,
    );
  }

  /** Deletes in the background what is left of marked users. */
  goOn(): void {
    this.work.wake();
  }

  /** How many users are being deleted: gone for everyone, and not all of what was kept about them is removed yet. */
  async countUnderWay(): Promise<number> {
    return this.deletions.countUnderWay();
  }

  /** Resolves when nothing is left of any deleted user, or the application ends. */
  async finished(): Promise<void> {
    await this.work.idle();
  }

  private async step(): Promise<StepOutcome> {
    return this.unitOfWork.write(async (transaction) => {
      if (!(await transaction.tryLock('user deletions'))) return 'busy';
      const userId = await this.deletions.nextDeleted(transaction);
      if (userId === undefined) return 'done';
      await this.removeSome(transaction, userId);
      return 'more';
    });
  }

  private async removeSome(transaction: Transaction, userId: number): Promise<boolean> {
    const nothingLeft = await this.hooks.removeSome(transaction, userId, ROWS_AT_ONCE);
    if (nothingLeft) await this.deletions.remove(transaction, userId);
    return nothingLeft;
  }
}
