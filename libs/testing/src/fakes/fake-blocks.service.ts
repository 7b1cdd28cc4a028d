import { acceptPage, type PageOptions, type PreparedPage } from '@retinue/common';
import {
  type BlockKeys,
  type BlockListItem,
  type BlockResult,
  type BlocksService,
  CannotBlockSelfError,
} from '@retinue/follows';
import { assertUserKey, isSameKey, type ListViewer, type UserKey } from '@retinue/users';
import type { PublicOf } from '../retinue-services.js';
import { FakeWorld } from './fake-world.js';
import { pageOfCards } from './page-of-cards.js';

/** `BlocksService` in memory: a block ends both follows and both requests. */
export class FakeBlocksService implements PublicOf<BlocksService> {
  constructor(private readonly world: FakeWorld = new FakeWorld()) {}

  async block({ blockerId, blockedId }: BlockKeys): Promise<BlockResult> {
    assertUserKey(blockerId, 'blockerId');
    assertUserKey(blockedId, 'blockedId');
    if (isSameKey(blockerId, blockedId)) throw new CannotBlockSelfError();
    const { id: fromId } = this.world.require(blockerId, 'fromId');
    const { id: toId } = this.world.require(blockedId, 'toId');
    if (fromId === toId) throw new CannotBlockSelfError();
    const added = this.world.blocks.add(fromId, toId, this.world.now());
    for (const pairs of [this.world.follows, this.world.requests]) {
      pairs.remove(fromId, toId);
      pairs.remove(toId, fromId);
    }
    const relationship = this.world.relationshipOf(fromId, toId);
    return { outcome: added ? 'blocked' : 'already_blocked', relationship };
  }

  async unblock({ blockerId, blockedId }: BlockKeys): Promise<void> {
    const { id: fromId } = this.world.require(blockerId, 'fromId');
    const { id: toId } = this.world.require(blockedId, 'toId');
    this.world.blocks.remove(fromId, toId);
  }

  async list(
    blockerId: UserKey,
    page: PageOptions = {},
    viewer?: ListViewer,
  ): Promise<PreparedPage<BlockListItem>> {
    const asked = acceptPage(page);
    const { id } = this.world.require(blockerId);
    return pageOfCards<BlockListItem>(
      this.world,
      {
        scope: `fake blocks ${id}`,
        rows: this.world.blocks.of('fromId', id),
        shown: 'toId',
        order: 'newest',
        added: ({ at, toId }) => ({ blockedAt: at, ...this.world.viewerOf(toId, viewer) }),
      },
      asked,
    );
  }
}
