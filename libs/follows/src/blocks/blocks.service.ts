import { Injectable } from '@nestjs/common';
import type { PageRequest, PreparedPage } from '@retinue/common';
import { type Transaction, UnitOfWork } from '@retinue/database';
import { UserDirectory } from '@retinue/users';
import { type Block, type BlockListItem, BlocksRepository, type NewBlock } from './blocks.repository.js';
import { FollowClock } from '../following/follow-clock.js';
import { CannotBlockSelfError } from '../following/follows.errors.js';
import { RelationshipsRepository } from '../relationships/relationships.repository.js';
import type { Relationship } from '../relationships/relationship.js';
import { BlockEffects } from './block-effects.service.js';
import { requireUser, requireUsers } from '../following/existing-users.js';

/** What a block came to, and what is between the two now, seen from the blocker. */
export interface BlockResult {
  readonly outcome: 'blocked' | 'already_blocked';
  readonly relationship: Relationship;
}

/** Who blocks whom. */
@Injectable()
export class BlocksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserDirectory,
    private readonly blocks: BlocksRepository,
    private readonly effects: BlockEffects,
    private readonly relationships: RelationshipsRepository,
    private readonly clock: FollowClock,
  ) {}

  /**
   * Blocks a user. In the same transaction both follows and both requests between the two end.
   *
   * @throws CannotBlockSelfError
   * @throws UserNotFoundError
   */
  async block({ blockerId, blockedId }: Block): Promise<BlockResult> {
    if (blockerId === blockedId) throw new CannotBlockSelfError();
    return this.unitOfWork.write(async (transaction) => {
      const block = { blockerId, blockedId };
      await this.requireBoth(transaction, block);
      const at = this.clock.stamp(transaction);
      const added = await this.blocks.add(transaction, [{ ...block, createdAt: at }]);
      await this.effects.apply(transaction, added, at);
      const pair = { userId: blockerId, otherId: blockedId };
      const [relationship] = await this.relationships.find([pair], new Date(), transaction);
      return { outcome: added.length > 0 ? 'blocked' : 'already_blocked', relationship: relationship! };
    });
  }

  /**
   * Ends a block, if there is one. What the block ended stays ended.
   *
   * @throws UserNotFoundError
   */
  async unblock(block: Block): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      await this.requireBoth(transaction, block);
      await this.blocks.remove(transaction, [block]);
    });
  }

  /**
   * Whom a user blocks, the newest first.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list(blockerId: number, page: PageRequest): Promise<PreparedPage<BlockListItem>> {
    const found = await this.blocks.list(blockerId, page);
    await requireUser(this.users, blockerId);
    return found;
  }

  /** All blocks by blocker, then blocked, in chunks, as they stand when the first is read: for exports. */
  all(): AsyncIterable<NewBlock[]> {
    return this.blocks.all();
  }

  private async requireBoth(transaction: Transaction, { blockerId, blockedId }: Block): Promise<void> {
    await requireUsers(this.users, { blockerId, blockedId }, transaction);
  }
}
