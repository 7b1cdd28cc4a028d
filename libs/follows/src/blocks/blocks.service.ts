import { Injectable } from '@nestjs/common';
import type { PageRequest, PreparedPage } from '@retinue/common';
import { CannotBlockSelfError } from '../following/follows.errors.js';
import { RelationsService } from '../relations/relations.service.js';
import type { Relationship } from '../relationships/relationship.js';
import { type Block, type BlockListItem, BLOCKS } from './block.js';

/** What a block came to, and what is between the two now, seen from the blocker. */
export interface BlockResult {
  readonly outcome: 'blocked' | 'already_blocked';
  readonly relationship: Relationship;
}

/** Who blocks whom. */
@Injectable()
export class BlocksService {
  constructor(private readonly relations: RelationsService) {}

  /**
   * Blocks a user. In the same transaction both follows and both requests between the two end.
   *
   * @throws CannotBlockSelfError
   * @throws UserNotFoundError
   */
  async block({ blockerId, blockedId }: Block): Promise<BlockResult> {
    if (blockerId === blockedId) throw new CannotBlockSelfError();
    const { added, relationship } = await this.relations.put(BLOCKS, { fromId: blockerId, toId: blockedId });
    return { outcome: added ? 'blocked' : 'already_blocked', relationship };
  }

  /**
   * Ends a block, if there is one. What the block ended stays ended.
   *
   * @throws UserNotFoundError
   */
  async unblock({ blockerId, blockedId }: Block): Promise<void> {
    await this.relations.end(BLOCKS, { fromId: blockerId, toId: blockedId });
  }

  /**
   * Whom a user blocks, the newest first.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list(blockerId: number, page: PageRequest): Promise<PreparedPage<BlockListItem>> {
    return this.relations.list(BLOCKS, blockerId, page);
  }
}
