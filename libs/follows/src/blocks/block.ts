import type { UserCard, UserKey, ViewerLinks } from '@retinue/users';
import type { PlainRelation } from '../relations/relation.js';

/** One user blocks another: neither may follow the other. */
export interface Block {
  readonly blockerId: number;
  readonly blockedId: number;
}

/** The same, by whichever ids the caller has for the two. */
export interface BlockKeys {
  readonly blockerId: UserKey;
  readonly blockedId: UserKey;
}

/** Somebody whom a user blocks, and since when. */
export interface BlockListItem extends UserCard {
  readonly blockedAt: Date;
  /** Where it was asked for. */
  readonly viewer?: ViewerLinks;
}

/** Blocks, as `RelationsService` and the command line are told of them. */
export const BLOCKS: PlainRelation = {
  name: 'blocks',
  one: 'block',
  table: 'blocks',
  from: 'blocker_id',
  to: 'blocked_id',
  listed: 'to',
  since: 'blockedAt',
  events: { created: 'block', imported: 'import_block', ended: 'unblock' },
};
