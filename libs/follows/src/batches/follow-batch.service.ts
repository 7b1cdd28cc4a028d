import { Injectable } from '@nestjs/common';
import { IdempotentUnitOfWork, type RepeatableResult, type Transaction, UnitOfWork } from '@retinue/database';
import type { FollowOutcome, UnfollowOutcome } from '../following/follow-state.js';
import type { FollowOperation, OperationResult } from '../following/follow-plan.js';
import { FollowOperations } from '../following/follow-operations.service.js';

/** What one operation of a batch came to; `code` and `detail` are those of the problem that refused it. */
export type BatchRow =
  | { readonly outcome: FollowOutcome | UnfollowOutcome }
  | { readonly outcome: 'refused'; readonly code: string; readonly detail: string };

export interface BatchOptions {
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
    { dryRun, idempotencyKey }: BatchOptions,
  ): Promise<RepeatableResult<BatchRow[]>> {
    const work = async (transaction: Transaction): Promise<BatchRow[]> => {
      const results = dryRun
        ? await this.operations.predict(transaction, operations)
        : await this.operations.apply(transaction, operations);
      return results.map(toRow);
    };
    if (idempotencyKey === undefined) {
      return { result: await this.unitOfWork.write(work), replayed: false };
    }
    const content = [
      dryRun,
      operations.map(({ op, followerId, followeeId }) => [op, followerId, followeeId]),
    ];
    const request = { scope: 'follows.batch', key: idempotencyKey, content };
    return dryRun ? this.repeatable.rehearse(request, work) : this.repeatable.write(request, work);
  }
}

function toRow(result: OperationResult): BatchRow {
  if ('outcome' in result) return { outcome: result.outcome };
  const { code, message, values } = result.refusal;
  const [wrong] = values;
  return { outcome: 'refused', code, detail: wrong?.problem(wrong.name) ?? message };
}
