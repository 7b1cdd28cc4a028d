import { Injectable } from '@nestjs/common';
import type { ChangeOptions } from '@retinue/access';
import type { PageOptions, PreparedPage } from '@retinue/common';
import { assertUserKey, isSameKey, type ListViewer, type UserKey } from '@retinue/users';
import { CannotBlockSelfError } from './blocks.errors.js';
import { RelationsService } from '../relations/relations.service.js';
import type { Relationship } from '../relationships/relationship.js';
import { type BlockKeys, type BlockListItem, BLOCKS } from './block.js';

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
  async block({ blockerId, blockedId }: BlockKeys, options?: ChangeOptions): Promise<BlockResult> {
    assertUserKey(blockerId, 'blockerId');
    assertUserKey(blockedId, 'blockedId');
    if (isSameKey(blockerId, blockedId)) throw new CannotBlockSelfError();
    const pair = { fromId: blockerId, toId: blockedId };
    const { added, relationship } = await this.relations.put(BLOCKS, pair, null, options);
    return { outcome: added ? 'blocked' : 'already_blocked', relationship };
  }

  /**
   * Ends a block, if there is one. What the block ended stays ended.
   *
   * @throws UserNotFoundError
   */
  async unblock({ blockerId, blockedId }: BlockKeys, options?: ChangeOptions): Promise<void> {
    await this.relations.remove(BLOCKS, { fromId: blockerId, toId: blockedId }, options);
  }

  /**
   * Whom a user blocks, the newest first; each says what is between them and a viewer who wants to know.
   *
   * @throws UserNotFoundError
   * @throws InvalidCursorError
   */
  async list(
    blockerId: UserKey,
    page: PageOptions = {},
    viewer?: ListViewer,
  ): Promise<PreparedPage<BlockListItem>> {
    return this.relations.list(BLOCKS, blockerId, page, viewer);
  }
}
