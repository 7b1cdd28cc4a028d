import { Injectable } from '@nestjs/common';
import type { ChangeOptions } from '@retinue/access';
import { UnitOfWork, type WriteOptions } from '@retinue/database';
import {
  type ImportedUser,
  MAX_IMPORTED_ID,
  type UserImportResult,
  type UserToStore,
} from './imported-user.js';
import { acceptImportedUser } from './accept-imported-user.js';
import { UserTypes } from '../profile/user-type.js';
import { type ExternalKey, type UserKey, userKeyText } from '../profile/user-key.js';
import { UserChangeHooks } from '../profile/user-change.hooks.js';
import { UserDirectory } from '../profile/user-directory.js';
import { UserImportRepository } from './user-import.repository.js';

/** How users are imported. */
export interface UserImportOptions extends ChangeOptions {
  /** Whether types are taken that can't be given: of a database that has them. */
  readonly anyType?: boolean;
}

/** Brings in many users who exist elsewhere. */
@Injectable()
export class UsersImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserImportRepository,
    private readonly directory: UserDirectory,
    private readonly types: UserTypes,
    private readonly changeHooks: UserChangeHooks,
  ) {}

  /**
   * Adds a batch in one transaction: all that can be added is, or, when this throws, nothing.
   *
   * @param batch some thousand users: the transaction holds up other writes
   * @param options `anyType`: for copies, whose users keep types that can't be given any more
   * @returns a result for each user, in order
   */
  async add(
    batch: readonly ImportedUser[],
    { anyType = false, ...options }: UserImportOptions = {},
  ): Promise<UserImportResult[]> {
    const now = new Date();
    const checked = batch.map((user) =>
      acceptImportedUser(user, now, anyType ? this.types.with(user.type) : this.types),
    );
    const valid = checked.filter((user): user is UserToStore => !('reason' in user));
    const outcomes = await this.unitOfWork.write(async (transaction) => {
      const result = await this.users.addMany(transaction, valid);
      await this.changeHooks.added(transaction, result.added, 'import', options.caller);
      return result.outcomes;
    }, options);
    const next = outcomes.values();
    return checked.map((user) =>
      'reason' in user ? { outcome: 'invalid', reason: user.reason } : { outcome: next.next().value! },
    );
  }

  /**
   * Those of the ids that were somebody's who was deleted: nobody gets one of them again, since the history says what
   * their first owners did.
   */
  async deletedAmong(ids: readonly number[]): Promise<ReadonlySet<number>> {
    return this.users.findSpent(ids);
  }

  /** The ids of all users who were deleted, in chunks: for copies. */
  deletedIds(): AsyncIterable<number[]> {
    return this.users.allSpent();
  }

  /** Takes over which ids belonged to users who were deleted elsewhere; those of users who are here stay theirs. */
  async addDeleted(ids: readonly number[], options?: WriteOptions): Promise<void> {
    await this.unitOfWork.write((transaction) => this.users.spend(transaction, ids), options);
  }

  /**
   * Makes a user called "User <id>" for each id that nobody has or had, and one called "User" for each external id, so that
   * edges between them can be imported.
   *
   * @returns how many were made
   */
  async addMissing(keys: Iterable<UserKey>, options?: ChangeOptions): Promise<number> {
    const wanted = new Map([...keys].map((key) => [userKeyText(key), key]));
    const known = await this.directory.find([...wanted.values()], options?.transaction);
    const missing = [...wanted.values()].filter((key) => !known.has(key));
    if (missing.length === 0) return 0;
    return this.unitOfWork.write(async (transaction) => {
      // Those with ids first: an id that is given to another is beyond them.
      const ids = missing.filter((key) => typeof key === 'number' && key <= MAX_IMPORTED_ID) as number[];
      const added = await this.users.addPlaceholders(transaction, ids, this.types.first, new Date());
      await this.changeHooks.added(transaction, added, 'import', options?.caller);
      const others = missing.filter((key) => typeof key === 'object').map(placeholder);
      if (others.length === 0) return added.length;
      const results = await this.add(others, { ...options, transaction });
      return added.length + results.filter(({ outcome }) => outcome === 'added').length;
    }, options);
  }
}

function placeholder({ externalId }: ExternalKey): ImportedUser {
  return { firstName: 'User', externalId };
}
