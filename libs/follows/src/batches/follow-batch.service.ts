import { Injectable } from '@nestjs/common';
import type { ChangeOptions } from '@retinue/access';
import { IdempotentUnitOfWork, type RepeatableResult, type Transaction, UnitOfWork } from '@retinue/database';
import {
  type FoundUsers,
  UserDirectory,
  type UserKey,
  userKeyText,
  type UserReference,
} from '@retinue/users';
import { assertEdgeKeys } from '../following/accept-edge-keys.js';
import { tryToPlan } from '../following/planned-operations.js';
import type { FollowOutcome, UnfollowOutcome } from '../following/follow-state.js';
import type { FollowOperation, OperationResult } from '../following/follow-plan.js';
import { FollowOperations } from '../following/follow-operations.service.js';

/** What one operation of a batch came to; `code` and `detail` are those of the problem that refused it. */
export type BatchRow = (
  | { readonly outcome: FollowOutcome | UnfollowOutcome }
  | { readonly outcome: 'refused'; readonly code: string; readonly detail: string }
) & {
  /** Who the two are, as far as somebody has the ids that were given; not in answers that an older version kept. */
  readonly users?: { readonly follower: BatchUser | null; readonly followee: BatchUser | null };
};

type BatchUser = Pick<UserReference, 'id' | 'externalId'>;

/** How a batch is to be done. */
export interface BatchOptions extends ChangeOptions {
  /** Says what would come of it, and changes nothing. */
  readonly dryRun: boolean;
  /**
   * The client's name for this very request: the same again within a day gets the stored answer, or, of a dry run, a new
   * one.
   */
  readonly idempotencyKey?: string | undefined;
}

/** Many follows and unfollows in one transaction. */
@Injectable()
export class FollowBatchService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repeatable: IdempotentUnitOfWork,
    private readonly operations: FollowOperations,
    private readonly users: UserDirectory,
  ) {}

  /**
   * Does in order what the rules let it; an operation that is refused says so in its row and harms no other. Either
   * all that is not refused is done and on disk, or, when this throws, nothing.
   *
   * @param operations a thousand at most: the transaction holds up other writes
   * @returns a row for each operation, in order
   * @throws IdempotencyKeyReusedError
   * @throws IdempotencyKeyInUseError
   */
  async apply(
    operations: readonly FollowOperation[],
    { dryRun, idempotencyKey, transaction: outer, caller }: BatchOptions,
  ): Promise<RepeatableResult<BatchRow[]>> {
    for (const { followerId, followeeId } of operations) assertEdgeKeys(followerId, followeeId);
    const work = async (transaction: Transaction): Promise<BatchRow[]> => {
      const keys = new Map(operations.flatMap(keysOf).map((key) => [userKeyText(key), key]));
      const users = await this.users.find([...keys.values()], transaction);
      const planned = operations.map(({ op, followerId, followeeId }) =>
        tryToPlan({ op, followerId, followeeId, caller }, users),
      );
      const known = planned.flatMap((operation) => ('refusal' in operation ? [] : [operation]));
      const done = (
        dryRun
          ? await this.operations.predict(transaction, known, users)
          : await this.operations.apply(transaction, known, users)
      ).values();
      return planned.map((operation, index) =>
        toRow('refusal' in operation ? operation : done.next().value!, operations[index]!, users),
      );
    };
    const joining = { transaction: outer };
    if (idempotencyKey === undefined) {
      return { result: await this.unitOfWork.write(work, joining), replayed: false };
    }
    const content = [
      dryRun,
      operations.map(({ op, followerId, followeeId }) => [op, contentOf(followerId), contentOf(followeeId)]),
    ];
    const request = { scope: 'follows.batch', key: idempotencyKey, content };
    return dryRun
      ? this.repeatable.rehearse(request, work, joining)
      : this.repeatable.write(request, work, joining);
  }
}

function toRow(result: OperationResult, operation: FollowOperation, known: FoundUsers): BatchRow {
  const users = {
    follower: batchUser(known.get(operation.followerId)),
    followee: batchUser(known.get(operation.followeeId)),
  };
  if ('outcome' in result) return { outcome: result.outcome, users };
  const { code, message, values } = result.refusal;
  const [wrong] = values;
  return { outcome: 'refused', code, detail: wrong?.problem(wrong.name) ?? message, users };
}

function batchUser(user: UserReference | undefined): BatchUser | null {
  return user === undefined ? null : { id: user.id, externalId: user.externalId };
}

function keysOf({ followerId, followeeId }: FollowOperation): readonly UserKey[] {
  return [followerId, followeeId];
}

/** An id as it always was, so that a request of before is the same request. */
function contentOf(key: UserKey): number | string {
  return typeof key === 'number' ? key : userKeyText(key);
}
