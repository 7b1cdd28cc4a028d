import type { UserCard } from '@retinue/users';
import type { PlainRelation } from '../relations/relation.js';

/** One user blocks another: neither may follow the other. */
export interface Block {
  readonly blockerId: number;
  readonly blockedId: number;
}

/** Somebody whom a user blocks, and since when. */
export interface BlockListItem extends UserCard {
  readonly blockedAt: Date;
}

export const BLOCKS: PlainRelation = {
  name: 'blocks',
  one: 'block',
  table: 'blocks',
  from: 'blocker_id',
  to: 'blocked_id',
  listed: 'to',
  since: 'blockedAt',
};
