import { Injectable } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import type { Block } from './blocks.repository.js';
import { FollowRequestsRepository } from '../requests/follow-requests.repository.js';
import { EdgeChanges } from '../following/edge-changes.service.js';

/** Ends what must not be between two users once one of them blocks the other. */
@Injectable()
export class BlockEffects {
  constructor(
    private readonly requests: FollowRequestsRepository,
    private readonly edges: EdgeChanges,
  ) {}

  /** Ends both follows and both requests of each pair. */
  async apply(transaction: Transaction, blocks: readonly Block[], at: Date): Promise<void> {
    if (blocks.length === 0) return;
    const forth = blocks.map(({ blockerId, blockedId }) => ({
      followerId: blockerId,
      followeeId: blockedId,
    }));
    const back = blocks.map(({ blockerId, blockedId }) => ({ followerId: blockedId, followeeId: blockerId }));
    await this.edges.remove(transaction, forth, 'block_followee', at);
    await this.edges.remove(transaction, back, 'block_follower', at);
    await this.requests.remove(transaction, [...forth, ...back]);
  }
}
