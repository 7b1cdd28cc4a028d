import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { UserDirectory, type UserKey, UsersImportService } from '@retinue/users';
import { BulkFollows } from './bulk-follows.repository.js';

/** Users in one statement. */
const USERS_AT_ONCE = 1_000;

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
    private readonly directory: UserDirectory,
    private readonly users: UsersImportService,
  ) {}

  /**
   * @param creates whether users are made; not of those who were deleted, nor for follows that can't come in anyway
   */
  async find(transaction: Transaction, creates: boolean, progress: MissingUsersProgress): Promise<void> {
    const onFound = summed(progress.onFound);
    const onMade = summed(progress.onMade);
    const { missing, deleted } = await this.findIds(transaction, onFound);
    const hasKeys = await this.follows.hasKeys(transaction);
    if (hasKeys) await this.findKeys(transaction, onFound);
    if (creates) {
      onMade(0);
      if (deleted > 0) await this.follows.markUnwanted(transaction);
      if (missing > 0) await this.makeIds(transaction, onMade);
      // After those with ids: the next id is beyond all of them.
      if (hasKeys) await this.makeKeys(transaction, onMade);
    }
    if (hasKeys) await this.follows.resolveKeys(transaction);
  }

  private async findIds(
    transaction: Transaction,
    onFound: (count: number) => void,
  ): Promise<{ readonly missing: number; readonly deleted: number }> {
    let [missing, deleted] = [0, 0];
    const pageAfter = async (after: number) => this.follows.ends(transaction, after, USERS_AT_ONCE);
    for await (const ids of pagesOf(pageAfter, (id) => id)) {
      const found = await this.directory.find(ids, transaction);
      const nobody = ids.filter((id) => !found.has(id));
      if (nobody.length > 0) {
        const gone = await this.users.deletedAmong(nobody);
        await this.follows.addMissing(transaction, nobody, gone);
        missing += nobody.length - gone.size;
        deleted += gone.size;
      }
      onFound(ids.length);
    }
    return { missing, deleted };
  }

  private async makeIds(transaction: Transaction, onMade: (count: number) => void): Promise<void> {
    const pageAfter = async (after: number) => this.follows.missing(transaction, after, USERS_AT_ONCE);
    for await (const ids of pagesOf(pageAfter, (id) => id)) {
      const made = await this.users.addMissing(ids, { transaction });
      const found = made === ids.length ? undefined : await this.directory.find(ids, transaction);
      await this.follows.removeMissing(
        transaction,
        ids.filter((id) => found?.has(id) ?? true),
      );
      onMade(made);
    }
  }

  private async makeKeys(transaction: Transaction, onMade: (count: number) => void): Promise<void> {
    const pageAfter = async (after: number) => this.follows.keys(transaction, after, USERS_AT_ONCE, true);
    for await (const keys of pagesOf(pageAfter, ({ place }) => place)) {
      const wanted = keys.map(({ externalId }): UserKey => ({ externalId }));
      onMade(await this.users.addMissing(wanted, { transaction }));
    }
    // Told that nobody more was made, so that whoever wants to stop can.
    await this.findKeys(transaction, () => onMade(0));
  }

  private async findKeys(transaction: Transaction, onFound: (count: number) => void): Promise<void> {
    const pageAfter = async (after: number) => this.follows.keys(transaction, after, USERS_AT_ONCE);
    for await (const keys of pagesOf(pageAfter, ({ place }) => place)) {
      const known = await this.directory.find(
        keys.map(({ externalId }): UserKey => ({ externalId })),
        transaction,
      );
      const found = keys.flatMap(({ place, externalId }) => {
        const user = known.get({ externalId });
        return user === undefined ? [] : [[place, user.id] as const];
      });
      await this.follows.setKeys(transaction, found);
      onFound(keys.length);
    }
  }
}

/** Takes parts, and tells their sum. */
function summed(tell: (sum: number) => void): (part: number) => void {
  let sum = 0;
  return (part) => tell((sum += part));
}

/** All pages, each after the last of the one before. */
export async function* pagesOf<Item>(
  pageAfter: (after: number) => Promise<readonly Item[]>,
  placeOf: (item: Item) => number,
): AsyncGenerator<readonly Item[]> {
  let after = 0;
  for (;;) {
    const page = await pageAfter(after);
    if (page.length === 0) return;
    yield page;
    after = placeOf(page.at(-1)!);
  }
}
