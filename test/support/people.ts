import { UsersService, type NewUser, type User } from '@retinue/users';
import type { CheckedClient } from './checked-client.js';
import type { TestApp } from './start-test-app.js';

/** A user as the API shows it. */
export interface UserJson {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly type: string;
  readonly isPrivate: boolean;
  readonly followersCount: number;
  readonly followingCount: number;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

let made = 0;

/** A valid new user with an email that no other has. */
export function newUser(values: Partial<NewUser> = {}): NewUser {
  made += 1;
  return { firstName: 'Ann', lastName: 'Other', email: `person${made}@example.org`, ...values };
}

/** Creates a user over HTTP. */
export async function createUser(http: CheckedClient, values: Partial<NewUser> = {}): Promise<UserJson> {
  const { status, body, text } = await http.post('/v1/users', newUser(values));
  if (status !== 201) throw new Error(`A user could not be created: ${status} ${text}`);
  return body as UserJson;
}

/** Creates several users over HTTP, one after the other, so that their ids grow in order. */
export async function createUsers(http: CheckedClient, count: number): Promise<UserJson[]> {
  const users: UserJson[] = [];
  for (let index = 0; index < count; index += 1) users.push(await createUser(http));
  return users;
}

/** Adds many users at once, without HTTP; answers them in order. */
export async function addUsers(
  { nest }: Pick<TestApp, 'nest'>,
  count: number,
  valuesOf: (index: number) => Partial<NewUser> = () => ({}),
): Promise<User[]> {
  const users = nest.get(UsersService, { strict: false });
  return Promise.all(Array.from({ length: count }, (_, index) => users.create(newUser(valuesOf(index)))));
}

/** Reads a user over HTTP. */
export async function getUser(http: CheckedClient, id: number): Promise<UserJson> {
  const { status, body, text } = await http.get(`/v1/users/${id}`);
  if (status !== 200) throw new Error(`There is no user ${id}: ${status} ${text}`);
  return body as UserJson;
}

/** `[followersCount, followingCount]` of a user. */
export async function countsOf(http: CheckedClient, id: number): Promise<[number, number]> {
  const { followersCount, followingCount } = await getUser(http, id);
  return [followersCount, followingCount];
}
