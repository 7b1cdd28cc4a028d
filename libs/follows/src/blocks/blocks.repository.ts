import type { PageRequest, PreparedPage } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import type { UserCard } from '@retinue/users';

/** One user blocks another: neither may follow the other. */
export interface Block {
  readonly blockerId: number;
  readonly blockedId: number;
}

export interface NewBlock extends Block {
  readonly createdAt: Date;
}

/** Somebody whom a user blocks, and since when. */
export interface BlockListItem extends UserCard {
  readonly blockedAt: Date;
}

/** Where blocks are kept. */
export abstract class BlocksRepository {
  /** Adds those that are not there yet; the others keep their time. @returns those added */
  abstract add(transaction: Transaction, blocks: readonly NewBlock[]): Promise<Block[]>;

  /** Removes those that are there. */
  abstract remove(transaction: Transaction, blocks: readonly Block[]): Promise<void>;

  /** Removes those of a user, either way. @returns how many; fewer than `limit` when none is left */
  abstract removeSome(transaction: Transaction, userId: number, limit: number): Promise<number>;

  /** Whom a user blocks, the newest first. @throws InvalidCursorError */
  abstract list(blockerId: number, page: PageRequest): Promise<PreparedPage<BlockListItem>>;

  /** All blocks, in chunks, as they stand when the first is read. */
  abstract all(): AsyncIterable<NewBlock[]>;
}
