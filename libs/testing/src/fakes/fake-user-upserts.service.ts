import { type DomainError, InvalidRequestError } from '@retinue/common';
import { IdempotencyKeyReusedError, type RepeatableResult } from '@retinue/database';
import {
  acceptChanges,
  acceptNewUser,
  assertExternalId,
  differs,
  EmailTakenError,
  type PutConditions,
  type PutManyOptions,
  type UpsertedByExternalId,
  type UpsertedUser,
  type UpsertRow,
  type UserToPut,
  type UserUpsertsService,
  VersionMismatchError,
} from '@retinue/users';
import type { PublicOf } from '../retinue-services.js';
import { FakeWorld } from './fake-world.js';
import { addUser, changeUser, isEmailFree } from './user-writes.js';

/** What many users came to, for who asks the same again. */
interface KeptAnswer {
  readonly content: string;
  readonly result: UpsertRow[];
}

/** `UserUpsertsService` in memory, under the same rules. What an idempotency key stands for is kept for good. */
export class FakeUserUpsertsService implements PublicOf<UserUpsertsService> {
  private readonly kept = new Map<string, KeptAnswer>();

  constructor(private readonly world: FakeWorld = new FakeWorld()) {}

  async put(externalId: string, user: UserToPut, conditions: PutConditions = {}): Promise<UpsertedUser> {
    return this.putOne({ ...user, externalId }, conditions);
  }

  async putMany(
    users: readonly UpsertedByExternalId[],
    { idempotencyKey }: PutManyOptions = {},
  ): Promise<RepeatableResult<UpsertRow[]>> {
    const content = JSON.stringify(users);
    const kept = idempotencyKey === undefined ? undefined : this.kept.get(idempotencyKey);
    if (kept !== undefined) {
      if (kept.content !== content) throw new IdempotencyKeyReusedError(idempotencyKey!);
      return { result: structuredClone(kept.result), replayed: true };
    }
    const result = users.map((user) => this.putRow(user));
    if (idempotencyKey !== undefined)
      this.kept.set(idempotencyKey, { content, result: structuredClone(result) });
    return { result, replayed: false };
  }

  private putRow(given: UpsertedByExternalId): UpsertRow {
    try {
      const { externalId, email } = given;
      assertExternalId(externalId);
      const current = this.world.find({ externalId });
      // Of who is there already, a taken email is told before all else.
      if (current !== undefined && typeof email === 'string' && !isEmailFree(this.world, email, current.id))
        throw new EmailTakenError(email);
      const { outcome, user } = this.putOne(given);
      return { outcome, id: user.id };
    } catch (error) {
      if (error instanceof InvalidRequestError || error instanceof EmailTakenError) return refusal(error);
      throw error;
    }
  }

  private putOne(
    { externalId, ...user }: UpsertedByExternalId,
    { expected, mustExist = false }: PutConditions = {},
  ): UpsertedUser {
    const { types } = this.world;
    assertExternalId(externalId);
    // Compulsory, whether the user is there or not.
    acceptNewUser({ firstName: user.firstName }, types);
    const found = this.world.find({ externalId });
    if (found === undefined) {
      if (mustExist) throw new VersionMismatchError(undefined);
      return { outcome: 'created', user: addUser(this.world, acceptNewUser({ ...user, externalId }, types)) };
    }
    const current = this.world.withCounts(found);
    const changes = acceptChanges(user, types, current);
    if (expected !== undefined && !expected.includes(current.version))
      throw new VersionMismatchError(current.version);
    if (!differs(current, changes)) return { outcome: 'unchanged', user: current };
    return { outcome: 'updated', user: changeUser(this.world, found, changes) };
  }
}

function refusal({ code, message, values }: DomainError): UpsertRow {
  const [wrong] = values;
  return { outcome: 'refused', code, detail: wrong?.problem(wrong.name) ?? message };
}
