import type { Party } from '@retinue/users';
import { FolloweeIsPrivateError } from './follows.errors.js';

/** @throws FolloweeIsPrivateError when the follower may not start to follow the followee */
export function assertMayFollow(_follower: Party, followee: Party): void {
  if (followee.isPrivate) throw new FolloweeIsPrivateError(followee.id);
}
