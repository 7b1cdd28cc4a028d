import { Injectable } from '@nestjs/common';
import { InvalidRequestError } from '@retinue/common';
import { UnitOfWork } from '@retinue/database';
import type { ImportedUser, UserOutcome, UserToStore } from './imported-user.js';
import { acceptNewUser } from '../profile/user.rules.js';
import { UserDirectory } from '../profile/user-directory.js';
import { UserImportRepository } from './user-import.repository.js';

/** What became of an imported user; `invalid` says in words what is wrong with them. */
export type UserImportResult =
  { readonly outcome: UserOutcome } | { readonly outcome: 'invalid'; readonly reason: string };

/** The next user gets the largest id plus one, and there must be numbers left: half of them are (2^52). */
const MAX_IMPORTED_ID = 2 ** 52;

/** Brings in many users who exist elsewhere. */
@Injectable()
export class UsersImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserImportRepository,
    private readonly directory: UserDirectory,
  ) {}

  /**
   * Adds a batch in one transaction: all that can be added is, or, when this throws, nothing.
   *
   * @param batch some thousand users: the transaction holds up other writes
   * @returns a result for each user, in order
   */
  async add(batch: readonly ImportedUser[]): Promise<UserImportResult[]> {
    const now = new Date();
    const checked = batch.map((user) => check(user, now));
    const valid = checked.filter((user): user is UserToStore => !('reason' in user));
    const outcomes = await this.unitOfWork.write((transaction) => this.users.addMany(transaction, valid));
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
  async addDeleted(ids: readonly number[]): Promise<void> {
    await this.unitOfWork.write((transaction) => this.users.spend(transaction, ids));
  }

  /**
   * Makes a user called "User <id>" for each id that nobody has or had, so that edges between them can be imported.
   *
   * @returns how many were made
   */
  async addMissing(ids: Iterable<number>): Promise<number> {
    const wanted = [...new Set(ids)];
    const known = await this.directory.find(wanted);
    const missing = wanted.filter((id) => !known.has(id));
    if (missing.length === 0) return 0;
    const results = await this.add(
      missing.map((id) => ({
        id,
        firstName: 'User',
        lastName: String(id),
        email: `user-${id}@placeholder.invalid`,
      })),
    );
    return results.filter(({ outcome }) => outcome === 'added').length;
  }
}

function check(user: ImportedUser, now: Date): UserToStore | { readonly reason: string } {
  if (user.id !== undefined && user.id > MAX_IMPORTED_ID) {
    return {
      reason: `id must be at most ${MAX_IMPORTED_ID}: the ids after the largest are for users to come`,
    };
  }
  try {
    const { updatedAt = now } = user;
    // Who was changed before now was there before now.
    const createdAt = user.createdAt ?? (updatedAt < now ? updatedAt : now);
    return {
      ...acceptNewUser(user),
      id: user.id,
      version: user.version ?? 1,
      createdAt,
      updatedAt: user.updatedAt ?? createdAt,
    };
  } catch (error) {
    if (error instanceof InvalidRequestError) return { reason: error.message };
    throw error;
  }
}
