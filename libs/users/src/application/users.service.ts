import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '@retinue/common';
import { type Transaction, UnitOfWork } from '@retinue/database';
import { acceptChanges, acceptNewUser } from '../domain/user.rules.js';
import type { NewUser, User, UserChanges, UserFilter } from '../domain/user.js';
import { UserNotFoundError, VersionMismatchError } from '../domain/users.errors.js';
import { UsersRepository } from '../domain/users.repository.js';
import { UserDeletionHooks } from './user-deletion.hooks.js';

/** The versions that a change may rest on; any when left out. */
export type ExpectedVersions = readonly number[] | undefined;

/** Creating, reading, changing and deleting users. */
@Injectable()
export class UsersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly deletionHooks: UserDeletionHooks,
  ) {}

  /**
   * @throws InvalidRequestError when a value breaks a rule
   * @throws EmailTakenError
   */
  async create(user: NewUser): Promise<User> {
    const profile = acceptNewUser(user);
    return this.unitOfWork.write((transaction) => this.users.add(transaction, profile, new Date()));
  }

  /** @throws UserNotFoundError */
  async get(id: number): Promise<User> {
    const user = await this.users.find(id);
    if (user === undefined) throw new UserNotFoundError(id);
    return user;
  }

  /** @throws InvalidCursorError */
  async list(filter: UserFilter, page: PageRequest): Promise<Page<User>> {
    return this.users.list(filter, page);
  }

  /** All users by id, in chunks, as they stand when the first is read: for exports. */
  all(): AsyncIterable<User[]> {
    return this.users.all();
  }

  /**
   * Changes what is given; the version stays when nothing differs.
   *
   * @throws InvalidRequestError
   * @throws UserNotFoundError
   * @throws VersionMismatchError when the user is at none of the expected versions
   * @throws EmailTakenError
   */
  async change(id: number, changes: UserChanges, expected?: ExpectedVersions): Promise<User> {
    const accepted = acceptChanges(changes);
    return this.unitOfWork.write(async (transaction) => {
      const user = await this.require(transaction, id, expected);
      return differs(user, accepted) ? this.users.change(transaction, user, accepted, new Date()) : user;
    });
  }

  /**
   * Deletes the user with all that other modules keep about it.
   *
   * @throws UserNotFoundError
   * @throws VersionMismatchError when the user is at none of the expected versions
   */
  async delete(id: number, expected?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      await this.require(transaction, id, expected);
      await this.deletionHooks.run(transaction, id);
      await this.users.remove(transaction, id);
    });
  }

  private async require(transaction: Transaction, id: number, expected: ExpectedVersions): Promise<User> {
    const user = await this.users.findForChange(transaction, id);
    if (user === undefined) throw new UserNotFoundError(id);
    if (expected !== undefined && !expected.includes(user.version))
      throw new VersionMismatchError(user.version);
    return user;
  }
}

function differs(user: User, changes: UserChanges): boolean {
  return (Object.keys(changes) as (keyof UserChanges)[]).some((field) => changes[field] !== user[field]);
}
