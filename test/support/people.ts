import { SqlReader } from '@retinue/database';
import { type NewUser, UsersImportService } from '@retinue/users';
import type { CheckedClient } from './checked-client.js';
import type { TestApp } from './start-test-app.js';

/** A user as the API shows it. */
export interface UserJson {
  readonly id: number;
  readonly externalId: string | null;
  readonly firstName: string;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly type: string;
  readonly isPrivate: boolean;
  readonly metadata: object;
  readonly followersCount: number;
  readonly followingCount: number;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A user that was added without HTTP, with both names and an email. */
export type AddedUser = NewUser & { readonly id: number; readonly lastName: string; readonly email: string };

let made = 0;

/** A valid new user with an email that no other has. */
export function newUser(values: Partial<NewUser> = {}): NewUser & Pick<AddedUser, 'lastName' | 'email'> {
  made += 1;
  return { firstName: 'Ann', lastName: 'Other', email: `person${made}@example.org`, ...values } as NewUser &
    Pick<AddedUser, 'lastName' | 'email'>;
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

/** Adds many users at once, without HTTP; their ids grow in order. */
export async function addUsers(
  { nest }: Pick<TestApp, 'nest'>,
  count: number,
  valuesOf: (index: number) => Partial<NewUser> = () => ({}),
): Promise<AddedUser[]> {
  const users = Array.from({ length: count }, (_, index) => newUser(valuesOf(index)));
  const results = await nest.get(UsersImportService, { strict: false }).add(users);
  const refused = results.find(({ outcome }) => outcome !== 'added');
  if (refused !== undefined) throw new Error(`A user was not added: ${JSON.stringify(refused)}`);
  const stored = await nest
    .get(SqlReader, { strict: false })
    .all<{ readonly id: number; readonly email: string }>(`SELECT id, email FROM users`);
  const idOf = new Map(stored.map(({ id, email }) => [email, id]));
  return users.map((user) => ({ ...user, id: idOf.get(user.email)! }));
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
