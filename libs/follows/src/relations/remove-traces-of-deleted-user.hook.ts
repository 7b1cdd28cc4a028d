import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { type UserDeletionHook, UserDeletionHooks } from '@retinue/users';
import { BlocksRepository } from '../blocks/blocks.repository.js';
import { FollowClock } from '../following/follow-clock.js';
import { FollowRequestsRepository } from '../requests/follow-requests.repository.js';
import { MutesRepository } from '../mutes/mutes.repository.js';
import { OpenedAccountsRepository } from '../requests/opened-accounts.repository.js';
import { EdgeChanges } from '../following/edge-changes.service.js';

/** When a user goes, so do its follows, requests, blocks and mutes, whichever end it is; counts follow suit. */
@Injectable()
export class RemoveTracesOfDeletedUser implements UserDeletionHook, OnModuleInit {
  constructor(
    private readonly hooks: UserDeletionHooks,
    private readonly edges: EdgeChanges,
    private readonly requests: FollowRequestsRepository,
    private readonly blocks: BlocksRepository,
    private readonly mutes: MutesRepository,
    private readonly opened: OpenedAccountsRepository,
    private readonly clock: FollowClock,
  ) {}

  onModuleInit(): void {
    this.hooks.register(this);
  }

  async removeSome(transaction: Transaction, userId: number, limit: number): Promise<number> {
    // Who is gone accepts nobody any more.
    await this.opened.remove(transaction, userId);
    let removed = await this.edges.removeSome(transaction, userId, limit, this.clock.stamp(transaction));
    for (const repository of [this.requests, this.blocks, this.mutes]) {
      if (removed >= limit) break;
      removed += await repository.removeSome(transaction, userId, limit - removed);
    }
    return removed;
  }
}
