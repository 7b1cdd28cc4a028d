import {
  acceptPage,
  cutPage,
  decodeCursor,
  encodeCursor,
  idKey,
  InvalidCursorError,
  type Page,
  type PageOptions,
  textKey,
} from '@retinue/common';
import {
  acceptChanges,
  acceptNewUser,
  assertKeepsExternalId,
  comparedForms,
  differs,
  type ExpectedVersions,
  type ListedUser,
  type ListViewer,
  namePrefixRange,
  type NewUser,
  type User,
  type UserChanges,
  type UserFilter,
  type UserKey,
  UserNotFoundError,
  type UsersService,
  VersionMismatchError,
} from '@retinue/users';
import type { PublicOf } from '../retinue-services.js';
import { type FakeUser, FakeWorld } from './fake-world.js';
import { addUser, changeUser, emailKeyOf } from './user-writes.js';

/** `UsersService` in memory, under the same rules. It runs no hooks. */
export class FakeUsersService implements PublicOf<UsersService> {
  constructor(private readonly world: FakeWorld = new FakeWorld()) {}

  async create(user: NewUser): Promise<User> {
    return addUser(this.world, acceptNewUser(user, this.world.types));
  }

  async get(key: UserKey): Promise<User> {
    return this.world.withCounts(this.world.require(key));
  }

  async list(filter: UserFilter, page: PageOptions = {}): Promise<Page<ListedUser>> {
    const { limit, cursor } = acceptPage(page);
    const { namePrefix = '', type, email, externalId, viewer } = filter;
    this.world.assertKnownType(type);
    const isLookUp = (email ?? externalId) !== undefined;
    // Nothing comes behind a page of one.
    if (isLookUp && cursor !== undefined) throw new InvalidCursorError();
    const { start } = namePrefixRange(namePrefix);
    const scope = `fake users ${viewer?.id ?? '*'} ${type ?? '*'} ${start}`;
    const after = cursor === undefined ? undefined : decodeCursor(cursor, scope, [textKey(start), idKey]);
    const rows = [...this.world.users.values()]
      .filter(({ id }) => isLookUp || !this.world.isLeftOut(id, viewer))
      .filter((user) => type === undefined || user.type === type)
      .filter((user) => email === undefined || emailKeyOf(user.email) === emailKeyOf(email))
      .filter((user) => externalId === undefined || user.externalId === externalId)
      .map((user) => ({ user, key: matchOf(user, namePrefix) }))
      .filter((row): row is { user: FakeUser; key: string } => row.key !== undefined)
      .filter(({ user, key }) => after === undefined || compareKeys([key, user.id], after) > 0)
      .sort((one, other) => compareKeys([one.key, one.user.id], [other.key, other.user.id]));
    const found = cutPage(rows, limit, ({ user, key }) => encodeCursor(scope, [key, user.id]));
    return { ...found, items: found.items.map(({ user }) => this.listed(user, viewer)) };
  }

  private listed(user: FakeUser, viewer: ListViewer | undefined): ListedUser {
    return { ...this.world.withCounts(user), ...this.world.viewerOf(user.id, viewer) };
  }

  async *all(): AsyncIterable<User[]> {
    if (this.world.users.size === 0) return;
    yield [...this.world.users.values()].map((user) => this.world.withCounts(user));
  }

  async change(key: UserKey, changes: UserChanges, expected?: ExpectedVersions): Promise<User> {
    const found = this.world.find(key);
    const accepted = acceptChanges(changes, this.world.types, found && this.world.withCounts(found));
    const user = required(found, key, expected);
    assertKeepsExternalId(user, accepted);
    return differs(user, accepted) ? changeUser(this.world, user, accepted) : this.world.withCounts(user);
  }

  async delete(key: UserKey, expected?: ExpectedVersions): Promise<void> {
    this.world.forget(required(this.world.find(key), key, expected).id);
  }
}

function required(user: FakeUser | undefined, key: UserKey, expected: ExpectedVersions): FakeUser {
  if (user === undefined) throw new UserNotFoundError(key);
  if (expected !== undefined && !expected.includes(user.version))
    throw new VersionMismatchError(user.version);
  return user;
}

/** The name by which a user is found, the first of two; an empty one when no name is asked for. */
function matchOf(user: FakeUser, namePrefix: string): string | undefined {
  const { start, end } = namePrefixRange(namePrefix);
  if (start === '') return '';
  const { nameKey, lastNameKey } = comparedForms(user);
  return [nameKey, lastNameKey].filter((key) => key >= start && key < end).sort()[0];
}

type NameKey = readonly [key: string, id: number];

function compareKeys([key, id]: NameKey, [otherKey, otherId]: NameKey): number {
  if (key === otherKey) return id - otherId;
  return key < otherKey ? -1 : 1;
}
