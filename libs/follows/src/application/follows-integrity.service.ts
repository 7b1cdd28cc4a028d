import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@retinue/database';
import { UserCounters } from '@retinue/users';
import type { Edge } from '../domain/follow.js';
import { type CountDrift, FollowsAudit } from '../domain/follows-audit.js';
import { FollowsRepository } from '../domain/follows.repository.js';

/** Proves that edges and counts agree, and mends them where they don't. */
@Injectable()
export class FollowsIntegrityService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: FollowsAudit,
    private readonly follows: FollowsRepository,
    private readonly counters: UserCounters,
  ) {}

  /** Edges from or to a user that does not exist, in chunks. */
  danglingEdges(): AsyncIterable<Edge[]> {
    return this.audit.danglingEdges();
  }

  /** Users whose counts differ from their edges, in chunks. */
  driftingCounts(): AsyncIterable<CountDrift[]> {
    return this.audit.driftingCounts();
  }

  /** Removes dangling edges. The counts are {@link repairCounts}'s to mend, afterwards. */
  async repairEdges(dangling: readonly Edge[]): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      for (const edge of dangling) await this.follows.remove(transaction, edge);
    });
  }

  /** Counts again, in one transaction with setting the result, so that follows made meanwhile are in it. */
  async repairCounts(drifts: readonly CountDrift[]): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      const userIds = drifts.map(({ userId }) => userId);
      await this.counters.set(transaction, await this.audit.recount(transaction, userIds));
    });
  }
}
