import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import type { Transaction } from '@retinue/database';
import { type UserDeletionHook, UserDeletionHooks, type UserReference } from '@retinue/users';
import { EdgeChanges } from '../following/edge-changes.service.js';
import { PendingDeparturesRepository } from '../following/pending-departures.repository.js';
import { PendingAutoAcceptsRepository } from '../requests/pending-auto-accepts.repository.js';
import { Relations } from './relations.js';
import { RelationsRepository } from './relations.repository.js';

/** When a user goes, so do its follows and its rows of each relation, whichever end it is; counts follow suit. */
@Injectable()
export class RemoveTracesOfDeletedUser implements UserDeletionHook, OnModuleInit {
  constructor(
    private readonly hooks: UserDeletionHooks,
    private readonly edges: EdgeChanges,
    private readonly relations: Relations,
    private readonly rows: RelationsRepository,
    private readonly pending: PendingAutoAcceptsRepository,
    private readonly departures: PendingDeparturesRepository,
  ) {}

  onModuleInit(): void {
    this.hooks.register(this);
  }

  async beforeUserDeleted(
    transaction: Transaction,
    { id }: UserReference,
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    if (caller !== undefined) await this.departures.add(transaction, id, caller);
  }

  async removeSome(transaction: Transaction, userId: number, limit: number): Promise<number> {
    // Who is gone accepts nobody any more.
    await this.pending.remove(transaction, userId);
    const caller = await this.departures.callerOf(transaction, userId);
    let removed = 0;
    // Until a look finds nothing: of the rows that one finds, others may have removed some, so few removed are not the last.
    for (let some = 1; some > 0 && removed < limit; removed += some) {
      some = await this.removeOnce(transaction, userId, limit - removed, caller);
    }
    return removed;
  }

  /** Edges last: a request that is being accepted is waited for, and then it is an edge. */
  private async removeOnce(
    transaction: Transaction,
    userId: number,
    limit: number,
    caller: LoggedCaller | undefined,
  ): Promise<number> {
    let removed = 0;
    for (const relation of this.relations.plain) {
      if (removed >= limit) return removed;
      removed += await this.rows.removeSome(transaction, relation, userId, limit - removed);
    }
    return removed + (await this.edges.removeSome(transaction, userId, limit - removed, caller));
  }
}
