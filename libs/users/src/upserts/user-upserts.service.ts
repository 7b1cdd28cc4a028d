import { Injectable } from '@nestjs/common';
import type { ChangeOptions, LoggedCaller } from '@retinue/access';
import { type DomainError, InvalidRequestError } from '@retinue/common';
import { IdempotentUnitOfWork, type RepeatableResult, type Transaction, UnitOfWork } from '@retinue/database';
import { UserChangeHooks } from '../profile/user-change.hooks.js';
import {
  acceptChanges,
  acceptNewUser,
  assertExternalId,
  differs,
  nameProblem,
  timeOfChange,
} from '../profile/user.rules.js';
import { UserTypes } from '../profile/user-type.js';
import type { User, UserToPut } from '../profile/user.js';
import { EmailTakenError, ExternalIdTakenError, VersionMismatchError } from '../profile/users.errors.js';
import { UsersRepository } from '../profile/users.repository.js';
import type { UpsertedByExternalId, UpsertedUser, UpsertRow } from './upserted-user.js';

/** What must be so of the user before; see `If-Match`. */
export interface PutConditions {
  /** The versions that they may be at; any when left out. */
  readonly expected?: readonly number[] | undefined;
  /** Whether nobody may be created. */
  readonly mustExist?: boolean;
}

/** How many users are put at once. */
export interface PutManyOptions extends ChangeOptions {
  /** The client's name for this very request: the same again within a day gets the stored answer. */
  readonly idempotencyKey?: string | undefined;
}

/** How often a user is put again whom somebody else created, or whose email somebody else took, in between. */
const MAX_ATTEMPTS = 5;

/**
 * Creates or changes users by the ids of the caller's own system, whichever it takes: the same again changes nothing. What
 * is left out stays as it is, or is as for any new user.
 */
@Injectable()
export class UserUpsertsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repeatable: IdempotentUnitOfWork,
    private readonly users: UsersRepository,
    private readonly changeHooks: UserChangeHooks,
    private readonly types: UserTypes,
  ) {}

  /**
   * Any number of the same at once make one user.
   *
   * @throws InvalidRequestError
   * @throws EmailTakenError
   * @throws VersionMismatchError when the user is at none of the expected versions, or is not there and must be
   */
  async put(
    externalId: string,
    user: UserToPut,
    conditions: PutConditions = {},
    options?: ChangeOptions,
  ): Promise<UpsertedUser> {
    assertExternalId(externalId);
    return this.unitOfWork.write(async (transaction) => {
      for (let attempt = 1; ; attempt += 1) {
        const current = await this.users.findForChange(transaction, { externalId });
        try {
          const put = { ...user, externalId };
          return await this.putOne(transaction, put, current, options?.caller, conditions);
        } catch (error) {
          // Somebody else created them after we had looked.
          if (!(error instanceof ExternalIdTakenError) || attempt === MAX_ATTEMPTS) throw error;
        }
      }
    }, options);
  }

  /**
   * Puts many in one transaction, in order; one who is refused says so in their row and harms no other.
   *
   * @param users a thousand at most: the transaction holds up other writes
   * @returns a row for each user, in order
   * @throws IdempotencyKeyReusedError
   * @throws IdempotencyKeyInUseError
   */
  async putMany(
    users: readonly UpsertedByExternalId[],
    { idempotencyKey, ...options }: PutManyOptions = {},
  ): Promise<RepeatableResult<UpsertRow[]>> {
    const work = async (transaction: Transaction): Promise<UpsertRow[]> =>
      this.putAll(transaction, users, options.caller);
    for (let attempt = 1; ; attempt += 1) {
      try {
        if (idempotencyKey === undefined)
          return { result: await this.unitOfWork.write(work, options), replayed: false };
        const request = { scope: 'users.put', key: idempotencyKey, content: users };
        return await this.repeatable.write(request, work, options);
      } catch (error) {
        // Refusals are in the rows: this is of one who came in between, and spoiled the transaction.
        const isRace = error instanceof EmailTakenError || error instanceof ExternalIdTakenError;
        if (!isRace || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }

  private async putAll(
    transaction: Transaction,
    users: readonly UpsertedByExternalId[],
    caller: LoggedCaller | undefined,
  ): Promise<UpsertRow[]> {
    const externalIds = [...new Set(users.map(({ externalId }) => externalId))];
    const found = await this.users.findManyForChange(transaction, externalIds);
    const known = new Map(found.map((user) => [user.externalId, user]));
    const rows: UpsertRow[] = [];
    for (const user of users) {
      const row = await this.putRow(transaction, user, known.get(user.externalId), caller);
      if ('user' in row) known.set(user.externalId, row.user);
      rows.push('user' in row ? { outcome: row.outcome, id: row.user.id } : row);
    }
    return rows;
  }

  private async putRow(
    transaction: Transaction,
    user: UpsertedByExternalId,
    current: User | undefined,
    caller: LoggedCaller | undefined,
  ): Promise<UpsertedUser | Extract<UpsertRow, { outcome: 'refused' }>> {
    try {
      assertExternalId(user.externalId);
      // Asked before: what a constraint refuses spoils the whole transaction.
      const { email } = user;
      if (current !== undefined && typeof email === 'string') {
        const isFree = await this.users.isEmailFree(transaction, email, current.id);
        if (!isFree) return refusal(new EmailTakenError(email));
      }
      return await this.putOne(transaction, user, current, caller);
    } catch (error) {
      if (error instanceof InvalidRequestError) return refusal(error);
      // Of a new user, no constraint has refused anything: the database passed them over.
      if (error instanceof EmailTakenError && current === undefined) return refusal(error);
      throw error;
    }
  }

  private async putOne(
    transaction: Transaction,
    { externalId, ...user }: UpsertedByExternalId,
    current: User | undefined,
    caller: LoggedCaller | undefined,
    { expected, mustExist = false }: PutConditions = {},
  ): Promise<UpsertedUser> {
    assertNamed(user);
    if (current === undefined) {
      if (mustExist) throw new VersionMismatchError(undefined);
      const profile = acceptNewUser({ ...user, externalId }, this.types);
      const added = await this.users.add(transaction, profile, new Date());
      await this.changeHooks.added(transaction, [added], 'create', caller);
      return { outcome: 'created', user: added };
    }
    const changes = acceptChanges(user, this.types, current);
    if (expected !== undefined && !expected.includes(current.version))
      throw new VersionMismatchError(current.version);
    if (!differs(current, changes)) return { outcome: 'unchanged', user: current };
    const at = timeOfChange(current, new Date());
    const changed = await this.users.change(transaction, current, changes, at);
    await this.changeHooks.run(transaction, current, changed, caller);
    // Read again: what the change entailed may have changed the counts.
    const after = await this.users.findForChange(transaction, current.id);
    return { outcome: 'updated', user: after ?? changed };
  }
}

function refusal({ code, message, values }: DomainError): Extract<UpsertRow, { outcome: 'refused' }> {
  const [wrong] = values;
  return { outcome: 'refused', code, detail: wrong?.problem(wrong.name) ?? message };
}

/** Compulsory, whether the user is there or not: what a request may be must not rest on that. @throws InvalidRequestError */
function assertNamed({ firstName }: UserToPut): void {
  const problem = nameProblem(firstName);
  if (problem === undefined) return;
  throw new InvalidRequestError([{ name: 'firstName', problem: (name) => `${name} ${problem}` }]);
}
