import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@retinue/database';
import { type UserDeletionHook, UserDeletionHooks } from '@retinue/users';
import { FollowClock } from '../domain/follow-clock.js';
import { EdgeChanges } from './edge-changes.js';

/** Edges in one statement: what is held in memory, not what is deleted at once. */
const EDGES_AT_ONCE = 1_000;

/** When a user goes, so do the edges from and to it, and everybody's counts follow. */
@Injectable()
export class RemoveEdgesOfDeletedUser implements UserDeletionHook, OnModuleInit {
  constructor(
    private readonly hooks: UserDeletionHooks,
    private readonly edges: EdgeChanges,
    private readonly clock: FollowClock,
  ) {}

  onModuleInit(): void {
    this.hooks.register(this);
  }

  async beforeUserDeleted(transaction: Transaction, userId: number): Promise<void> {
    const at = this.clock.stamp();
    while ((await this.edges.removeSome(transaction, userId, EDGES_AT_ONCE, at)) > 0);
  }
}
