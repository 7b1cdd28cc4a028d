import { Injectable } from '@nestjs/common';
import type { ChangeOptions } from '@retinue/access';
import { acceptPage, InvalidRequestError, type Page, type PageOptions } from '@retinue/common';
import { UnitOfWork } from '@retinue/database';
import { acceptChanges, acceptNewUser, assertKeepsExternalId, differs, timeOfChange } from './user.rules.js';
import { assertUserKey } from './accept-user-key.js';
import type { UserKey } from './user-key.js';
import { UserTypes } from './user-type.js';
import type { ListedUser, NewUser, User, UserChanges, UserFilter } from './user.js';
import { UserListsRepository } from './user-lists.repository.js';
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
    private readonly lists: UserListsRepository,
    private readonly changeHooks: UserChangeHooks,
    private readonly deletions: UserDeletions,
    private readonly types: UserTypes,
  ) {}

  /**
   * Creates a user, at version 1.
   *
   * @throws InvalidRequestError when a value breaks a rule
   * @throws EmailTakenError
   * @throws ExternalIdTakenError
   */
  async create(user: NewUser, options?: ChangeOptions): Promise<User> {
    const profile = acceptNewUser(user, this.types);
    return this.unitOfWork.write(async (transaction) => {
      const added = await this.users.add(transaction, profile, new Date());
      await this.changeHooks.added(transaction, [added], 'create', options?.caller);
      return added;
    }, options);
  }

  /**
   * The user, with counts.
   *
   * @throws UserNotFoundError
   */
  async get(key: UserKey): Promise<User> {
    assertUserKey(key);
    const user = await this.users.find(key);
    if (user === undefined) throw new UserNotFoundError(key);
    return user;
  }

  /**
   * A page of users: by name where the filter has a prefix of it, else by id.
   *
   * @throws InvalidRequestError when there is no such type, or the limit is none
   * @throws InvalidCursorError
   */
  async list(filter: UserFilter, page: PageOptions = {}): Promise<Page<ListedUser>> {
    const asked = acceptPage(page);
    const problem = filter.type === undefined ? undefined : this.types.problemOf(filter.type);
    if (problem !== undefined) {
      throw new InvalidRequestError([{ name: 'type', problem: (name) => `${name} ${problem}` }]);
    }
    return this.lists.page(filter, asked);
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
   * @throws ExternalIdTakenError
   * @throws ExternalIdFixedError when the user has another external id
   */
  async change(
    key: UserKey,
    changes: UserChanges,
    expected?: ExpectedVersions,
    options?: ChangeOptions,
  ): Promise<User> {
    assertUserKey(key);
    return this.unitOfWork.write(async (transaction) => {
      const found = await this.users.findForChange(transaction, key);
      const accepted = acceptChanges(changes, this.types, found);
      const user = required(found, key, expected);
      assertKeepsExternalId(user, accepted);
      if (!differs(user, accepted)) return user;
      const at = timeOfChange(user, new Date());
      const changed = await this.users.change(transaction, user, accepted, at);
      await this.changeHooks.run(transaction, user, changed, options?.caller);
      // Read again: what the change entailed may have changed the counts.
      return (await this.users.findForChange(transaction, user.id)) ?? changed;
    }, options);
  }

  /**
   * Deletes the user with all that other modules keep about it. From the moment this resolves nobody sees the
   * user; what is left of a user with very many edges goes in the background.
   *
   * @throws UserNotFoundError
   * @throws VersionMismatchError when the user is at none of the expected versions
   */
  async delete(key: UserKey, expected?: ExpectedVersions, options?: ChangeOptions): Promise<void> {
    assertUserKey(key);
    await this.unitOfWork.write(async (transaction) => {
      const user = required(await this.users.findForChange(transaction, key), key, expected);
      const finished = await this.deletions.begin(transaction, user, options?.caller);
      if (!finished) transaction.afterCommit(() => this.deletions.goOn());
    }, options);
  }
}

function required(user: User | undefined, key: UserKey, expected: ExpectedVersions): User {
  if (user === undefined) throw new UserNotFoundError(key);
  if (expected !== undefined && !expected.includes(user.version))
    throw new VersionMismatchError(user.version);
  return user;
}
