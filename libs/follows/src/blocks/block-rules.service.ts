import { Injectable } from '@nestjs/common';
import type { LoggedCaller } from '@retinue/access';
import type { Transaction } from '@retinue/database';
import type { IdPair, RelationRow } from '../relations/relation.js';
import { CannotBlockSelfError } from './blocks.errors.js';
import type { RelationRules } from '../relations/relation-rules.js';
import { RequestChanges } from '../requests/request-changes.service.js';
import { EdgeChanges } from '../following/edge-changes.service.js';

/** Ends what must not be between two users once one of them blocks the other. */
@Injectable()
export class BlockRules implements RelationRules {
  constructor(
    private readonly requests: RequestChanges,
    private readonly edges: EdgeChanges,
  ) {}

  /** @throws CannotBlockSelfError when two ids are those of one user */
  assertMayPut({ fromId, toId }: RelationRow): void {
    if (fromId === toId) throw new CannotBlockSelfError();
  }

  /** Ends both follows and both requests of each pair. */
  async afterAdded(
    transaction: Transaction,
    blocks: readonly IdPair[],
    at: Date,
    caller: LoggedCaller | undefined,
  ): Promise<void> {
    if (blocks.length === 0) return;
    const forth = blocks.map(({ fromId, toId }) => ({ followerId: fromId, followeeId: toId, caller }));
    const back = blocks.map(({ fromId, toId }) => ({ followerId: toId, followeeId: fromId, caller }));
    const ended = [
      { edges: forth, type: 'block_followee' },
      { edges: back, type: 'block_follower' },
    ] as const;
    await this.edges.change(transaction, { ended }, at);
    await this.requests.remove(transaction, forth, 'block_requested', at);
    await this.requests.remove(transaction, back, 'block_requester', at);
  }
}
