import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { type RowsPart, type UserRows, UsersBulkImports } from '@retinue/users';
import { BulkFollows } from './bulk-follows.repository.js';
import { ENDS, KEYS, MISSING_ENDS, NEW_ENDS, NEW_KEYS } from './staged-users.js';

/** Users in one statement: what a look at whether to stop waits for, at most. */
const USERS_AT_ONCE = 20_000;

/** Told how many there are by now; may throw to stop. */
export interface MissingUsersProgress {
  readonly onFound: (lookedAt: number) => void;
  readonly onMade: (made: number) => void;
}

/** Finds out who is named in staged follows, and makes users of those whom nobody is. */
@Injectable()
export class MissingUsers {
  constructor(
    private readonly follows: BulkFollows,
    private readonly users: UsersBulkImports,
  ) {}

  /**
   * @param creates whether users are made; not of those who were deleted, nor for follows that can't come in anyway
   */
  async find(transaction: Transaction, creates: boolean, progress: MissingUsersProgress): Promise<void> {
    const onFound = summed(progress.onFound);
    await this.users.lock(transaction);
    for await (const part of this.partsOf(transaction, ENDS)) {
      await this.users.findMissing(transaction, ENDS, MISSING_ENDS, part);
      onFound(part.count);
    }
    for await (const part of this.partsOf(transaction, KEYS)) {
      await this.users.findIds(transaction, KEYS, part);
      onFound(part.count);
    }
    if (creates) await this.make(transaction, summed(progress.onMade));
    await this.follows.resolveKeys(transaction);
  }

  private async make(transaction: Transaction, onMade: (count: number) => void): Promise<void> {
    onMade(0);
    await this.follows.gatherNewUsers(transaction);
    for await (const part of this.partsOf(transaction, NEW_ENDS)) {
      onMade(await this.users.addWithIds(transaction, NEW_ENDS, part));
    }
    // After those with ids: the next id is beyond all of them.
    for await (const part of this.partsOf(transaction, NEW_KEYS)) {
      onMade(await this.users.addWithExternalIds(transaction, NEW_KEYS, part));
    }
    await this.follows.keepMade(transaction);
    // Told that nobody more was made, so that whoever wants to stop can.
    onMade(0);
  }

  private async *partsOf(transaction: Transaction, rows: UserRows): AsyncGenerator<RowsPart> {
    let part = await this.follows.partAfter(transaction, rows, 0, USERS_AT_ONCE);
    while (part !== undefined) {
      yield part;
      part = await this.follows.partAfter(transaction, rows, part.last, USERS_AT_ONCE);
    }
  }
}

/** Takes parts, and tells their sum. */
function summed(tell: (sum: number) => void): (part: number) => void {
  let sum = 0;
  return (part) => tell((sum += part));
}
