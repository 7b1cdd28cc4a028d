import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { NamedUsers } from '@retinue/users';
import { BulkFollows } from './bulk-follows.repository.js';
import { partsOf } from './parts-of.js';
import { ENDS, KEYS, MISSING_ENDS, NEW_ENDS, NEW_KEYS } from './staged-users.js';

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
    private readonly users: NamedUsers,
  ) {}

  /**
   * @param creates whether users are made; not of those who were deleted, nor for follows that can't come in anyway
   */
  async find(transaction: Transaction, creates: boolean, progress: MissingUsersProgress): Promise<void> {
    const onFound = summed(progress.onFound);
    await this.users.lock(transaction);
    for await (const part of partsOf(this.follows, transaction, ENDS)) {
      await this.users.findMissing(transaction, ENDS, MISSING_ENDS, part);
      onFound(part.count);
    }
    for await (const part of partsOf(this.follows, transaction, KEYS)) {
      await this.users.findIds(transaction, KEYS, part);
      onFound(part.count);
    }
    if (creates) await this.make(transaction, summed(progress.onMade));
    await this.follows.resolveKeys(transaction);
  }

  private async make(transaction: Transaction, onMade: (count: number) => void): Promise<void> {
    onMade(0);
    await this.follows.gatherNewUsers(transaction);
    for await (const part of partsOf(this.follows, transaction, NEW_ENDS)) {
      onMade(await this.users.addWithIds(transaction, NEW_ENDS, part));
    }
    // After those with ids: the next id is beyond all of them.
    for await (const part of partsOf(this.follows, transaction, NEW_KEYS)) {
      onMade(await this.users.addWithExternalIds(transaction, NEW_KEYS, part));
    }
    await this.follows.keepMade(transaction);
    // Told that nobody more was made, so that whoever wants to stop can.
    onMade(0);
  }
}

/** Takes parts, and tells their sum. */
function summed(tell: (sum: number) => void): (part: number) => void {
  let sum = 0;
  return (part) => tell((sum += part));
}
