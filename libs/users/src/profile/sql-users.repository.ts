import { Injectable } from '@nestjs/common';
import { MAX_ID } from '@retinue/common';
import { SqlReader, SqlStreamer, type Transaction, UniqueViolationError } from '@retinue/database';
import type { UserKey } from './user-key.js';
import { emailKey } from './user.rules.js';
import type { User, UserProfile } from './user.js';
import { EmailTakenError, ExternalIdTakenError } from './users.errors.js';
import { UsersRepository } from './users.repository.js';
import { changedColumns, type ProfileColumn, toColumns, toUser } from './user.mapper.js';
import { ADD_COUNTERS } from './user-counters.statements.js';
import {
  ADD_USER,
  ALL_USERS,
  changeUser,
  FIND_HOLDER_OF_EMAIL,
  FIND_HOLDER_OF_EXTERNAL_ID,
  FIND_USER,
  FIND_USER_BY_EXTERNAL_ID,
  FIND_USERS_BY_EXTERNAL_IDS,
  LOCK_USER,
  LOCK_USER_BY_EXTERNAL_ID,
  LOCK_USERS_BY_EXTERNAL_IDS,
} from './user.statements.js';

@Injectable()
export class SqlUsersRepository extends UsersRepository {
  constructor(
    private readonly reader: SqlReader,
    private readonly streamer: SqlStreamer,
  ) {
    super();
  }

  override async add(transaction: Transaction, profile: UserProfile, at: Date): Promise<User> {
    const added = await transaction.get(ADD_USER, { ...toColumns(profile), at: at.getTime() });
    if (added === undefined) throw await this.takenBy(transaction, profile);
    await transaction.run(ADD_COUNTERS, { id: added.id });
    return {
      ...profile,
      id: added.id,
      followersCount: 0,
      followingCount: 0,
      version: 1,
      createdAt: at,
      updatedAt: at,
    };
  }

  private async takenBy(
    transaction: Transaction,
    { email, externalId }: UserProfile,
  ): Promise<EmailTakenError | ExternalIdTakenError> {
    const isTaken =
      externalId !== null &&
      (await transaction.get(FIND_HOLDER_OF_EXTERNAL_ID, { externalId })) !== undefined;
    return isTaken ? new ExternalIdTakenError(externalId) : new EmailTakenError(email ?? '');
  }

  override async find(key: UserKey): Promise<User | undefined> {
    // Nobody's, and more than a column of PostgreSQL holds.
    if (typeof key === 'number' && key > MAX_ID) return undefined;
    return readUser(this.reader, key);
  }

  override async findForChange(transaction: Transaction, key: UserKey): Promise<User | undefined> {
    if (typeof key === 'number') await transaction.run(LOCK_USER, { id: key });
    else await transaction.run(LOCK_USER_BY_EXTERNAL_ID, { externalId: key.externalId });
    return readUser(transaction, key);
  }

  override async findManyForChange(
    transaction: Transaction,
    externalIds: readonly string[],
  ): Promise<User[]> {
    const asked = { externalIds: JSON.stringify(externalIds) };
    await transaction.all(LOCK_USERS_BY_EXTERNAL_IDS, asked);
    return (await transaction.all(FIND_USERS_BY_EXTERNAL_IDS, asked)).map(toUser);
  }

  override async isEmailFree(transaction: Transaction, email: string, ownerId: number): Promise<boolean> {
    const holder = await transaction.get(FIND_HOLDER_OF_EMAIL, { emailKey: emailKey(email) });
    return holder === undefined || holder.id === ownerId;
  }

  override async change(
    transaction: Transaction,
    current: User,
    changes: Partial<UserProfile>,
    at: Date,
  ): Promise<User> {
    const user: User = { ...current, ...changes, version: current.version + 1, updatedAt: at };
    const columns = changedColumns(current, user);
    const statement = changeUser(Object.keys(columns) as ProfileColumn[]);
    const parameters = { ...columns, version: user.version, updatedAt: at.getTime(), id: user.id };
    await refusingTaken(user, () => transaction.run(statement, parameters));
    return user;
  }

  override async *all(): AsyncIterable<User[]> {
    for await (const rows of this.streamer.stream(ALL_USERS, {})) yield rows.map(toUser);
  }
}

async function readUser(reader: SqlReader, key: UserKey): Promise<User | undefined> {
  const row =
    typeof key === 'number'
      ? await reader.get(FIND_USER, { id: key })
      : await reader.get(FIND_USER_BY_EXTERNAL_ID, { externalId: key.externalId });
  return row && toUser(row);
}

async function refusingTaken<Result>(
  { email, externalId }: UserProfile,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof UniqueViolationError)) throw error;
    if (error.columns.includes('users.email_key')) throw new EmailTakenError(email ?? '');
    if (error.columns.includes('users.external_id')) throw new ExternalIdTakenError(externalId ?? '');
    throw error;
  }
}
