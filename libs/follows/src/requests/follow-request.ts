import type { UserCard, ViewerLinks } from '@retinue/users';
import { BLOCKS } from '../blocks/block.js';
import { FOLLOWS } from '../following/follow.js';
import type { PlainRelation } from '../relations/relation.js';

/** Somebody who asked to follow, and since when they wait. */
export interface FollowRequestItem extends UserCard {
  readonly requestedAt: Date;
  /** Where it was asked for. */
  readonly viewer?: ViewerLinks;
}

/** Requests to follow a private user. In a file, what tells one from a follow is how its time is called. */
export const FOLLOW_REQUESTS: PlainRelation = {
  name: 'follow-requests',
  one: 'follow request',
  table: 'follow_requests',
  from: 'follower_id',
  to: 'followee_id',
  listed: 'from',
  since: 'requestedAt',
  sinceInFiles: 'requestedAt',
  events: { created: 'request', imported: 'import_request', ended: 'withdraw_request' },
  exported: { from: 'request_sent', to: 'request_received' },
  aliases: { followed: 'followeeId', followedId: 'followeeId' },
  fileHint: 'if they are requests all the same, call the time requestedAt',
  excludedBy: [
    { by: BLOCKS, way: 'either', flaw: 'across_block', wrong: 'one of the two users blocks the other' },
    { by: FOLLOWS, way: 'same', flaw: 'beside_follow', wrong: 'the follow stands already' },
  ],
  otherFlaws: { to_public: 'the second user is public, so nobody answers it' },
};
