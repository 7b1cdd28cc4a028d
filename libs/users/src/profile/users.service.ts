import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '@retinue/common';
import { type Transaction, UnitOfWork } from '@retinue/database';
import { acceptChanges, acceptNewUser, timeOfChange } from './user.rules.js';
import type { NewUser, User, UserChanges, UserFilter } from './user.js';
import { UserNotFoundError, VersionMismatchError } from './users.errors.js';
import { UsersRepository } from './users.repository.js';
import { UserChangeHooks } from './user-change.hooks.js';
import { UserDeletions } from '../deletion/user-deletions.service.js';

/** The versions that a change may rest on; any when left out. */
export type ExpectedVersions = readonly number[] | undefined;

/** Creating, reading, changing and deleting users. */
@Injectable()
export class UsersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly changeHooks: UserChangeHooks,
    private readonly deletions: UserDeletions,
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
      if (!differs(user, accepted)) return user;
      const at = timeOfChange(user, new Date());
      const changed = await this.users.change(transaction, user, accepted, at);
      await this.changeHooks.run(transaction, user, changed);
      // Read again: what the change entailed may have changed the counts.
      return (await this.users.findForChange(transaction, id)) ?? changed;
    });
  }

  /**
   * Deletes the user with all that other modules keep about it. From the moment this resolves nobody sees the
   * user; what is left of a user with very many edges goes in the background.
   *
   * @throws UserNotFoundError
   * @throws VersionMismatchError when the user is at none of the expected versions
   */
  async delete(id: number, expected?: ExpectedVersions): Promise<void> {
    const finished = await this.unitOfWork.write(async (transaction) => {
      const user = await this.require(transaction, id, expected);
      return this.deletions.begin(transaction, user);
    });
    if (!finished) this.deletions.goOn();
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
