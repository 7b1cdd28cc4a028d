import { Injectable } from '@nestjs/common';
import type { BulkSession, Transaction } from '@retinue/database';
import { NamedUsers } from '@retinue/users';
import { BulkFollows } from './bulk-follows.repository.js';
import { partsOf } from './parts-of.js';
import { ENDS, KEYS, MISSING_ENDS, NEW_ENDS, NEW_KEYS } from './staged-users.js';

/** Told how many there are by now; may throw to stop. */
export interface MissingUsersProgress {
  readonly onFound: (lookedAt: number) => void;
  readonly onMade: (made: number) => void;
}

/** The users who were made. */
export interface MadeUsers {
  readonly count: number;
  /** Whether they are so many that it is worth while to set indexes aside for them. */
  readonly areMost: boolean;
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
  async find(
    session: BulkSession,
    transaction: Transaction,
    creates: boolean,
    progress: MissingUsersProgress,
  ): Promise<MadeUsers> {
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
    const made = creates
      ? await this.make(session, transaction, progress.onMade)
      : { count: 0, areMost: false };
    await this.follows.resolveKeys(transaction);
    return made;
  }

  private async make(
    session: BulkSession,
    transaction: Transaction,
    onMade: (count: number) => void,
  ): Promise<MadeUsers> {
    onMade(0);
    const { byIds, byKeys } = await this.follows.gatherNewUsers(transaction);
    const areMost = async (count: number): Promise<boolean> =>
      count > 0 && !(await this.users.hasMoreThan(transaction, count * session.rebuiltRowsPerNew));
    const made = { count: 0, areMost: await areMost(byIds + byKeys) };
    const aside = (await areMost(byIds))
      ? await this.users.setIndexesAside(session, transaction, NEW_ENDS)
      : [];
    for await (const part of partsOf(this.follows, transaction, NEW_ENDS)) {
      made.count += await this.users.addWithIds(transaction, NEW_ENDS, part);
      onMade(made.count);
    }
    for (const { build } of aside) {
      await build();
      onMade(made.count);
    }
    // After those with ids: the next id is beyond all of them.
    for await (const part of partsOf(this.follows, transaction, NEW_KEYS)) {
      made.count += await this.users.addWithExternalIds(transaction, NEW_KEYS, part);
      onMade(made.count);
    }
    await this.follows.keepMade(transaction);
    // Told that nobody more was made, so that whoever wants to stop can.
    onMade(made.count);
    return made;
  }
}

/** Takes parts, and tells their sum. */
function summed(tell: (sum: number) => void): (part: number) => void {
  let sum = 0;
  return (part) => tell((sum += part));
}
